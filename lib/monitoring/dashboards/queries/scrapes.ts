import { jobs } from '../../../environment/object-names.ts'
import { inCluster, lastKnown, picked } from '../picked-series.ts'

/** 1 where the cluster scrape worked the last time, by environment. */
export const scraped = `max by (environment) (${inCluster('up')})`

/** How many environments do not answer. */
export const notAnswering = `sum(1 - ${scraped})`

/** Every scrape that this repository makes, but for node exporters, whose job has the environment's name for it. */
export const ourScrapes = (metric: string): string =>
  `${metric}{${picked.environment},job=~"${jobs.cluster}|${jobs.node}|${jobs.exporter}"}`

/** Alerts of this repository that fire. */
export const firing = `ALERTS{${picked.environment},alertstate="firing",alertname=~"Proxmox.+"}`

/** 0 where rules are loaded, by environment: they record every node's memory. */
const rulesLoaded = `0 * max by (environment) (${lastKnown(`node:pve_memory_usage:ratio{${picked.environment}}`)})`

/** How many alerts fire, by environment; 0 where rules are loaded and none does, nothing where no rule is. */
export const firingCount = `count by (environment) (${firing}) or ${rulesLoaded}`
