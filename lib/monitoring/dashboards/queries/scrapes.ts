import { jobs } from '../../../environment/object-names.ts'
import { inCluster, picked } from '../picked-series.ts'

/** 1 where the cluster scrape worked the last time, by environment. */
export const scraped = `max by (environment) (${inCluster('up')})`

/** Every scrape that this repository makes, but for node exporters, whose job has the environment's name for it. */
export const ourScrapes = (metric: string): string =>
  `${metric}{${picked.environment},job=~"${jobs.cluster}|${jobs.node}|${jobs.exporter}"}`

/** Alerts of this repository that fire. */
export const firing = `ALERTS{${picked.environment},alertstate="firing",alertname=~"Proxmox.+"}`

/** How many alerts fire, by environment; 0 where it is scraped and none does. */
export const firingCount = `count by (environment) (${firing}) or 0 * ${scraped}`
