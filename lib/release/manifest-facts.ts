import type { Fragment } from '../extend.ts'
import { addressedServices } from './addressed-services.ts'
import { exporterCredentials } from './exporter-credentials.ts'
import { exporterFacts } from './exporter-facts.ts'
import { exportersOf } from './exporters.ts'
import { type Facts, noFacts, type OldScrape, type Target } from './facts.ts'
import { withField } from './fields.ts'
import { intervalsOf } from './manifest-intervals.ts'
import { manifestLabels } from './manifest-labels.ts'
import { nodeExporterFields } from './manifest-node-exporter.ts'
import { passOwn } from './manifest-own.ts'
import { policyPeers } from './manifest-policy.ts'
import { manifestScrapes } from './manifest-scrapes.ts'
import { merge } from './merge-fragments.ts'
import type { ReleaseObject } from './release-object.ts'
import type { Scrape, World } from './scrape.ts'

/** What the objects of a release tell of each environment: one for each exporter and module that scrapes name. */
export const manifestFacts = (objects: ReleaseObject[]): Facts[] => {
  const world: World = {
    objects,
    services: addressedServices(objects),
    exporters: exportersOf(objects),
    release: '',
  }
  const scrapes = manifestScrapes(world)
  const pve = scrapes.filter(({ gives }) => gives === 'pve')
  const groups = Object.values(Object.groupBy(pve, groupOf)).filter(group => group !== undefined)
  const alone = groups.length === 0 && world.exporters.length > 0 ? [[]] : groups
  const facts = alone.map(group => factsOf(world, scrapes, group, groups.length))
  passOwn(world, scrapes)
  return facts
}

const groupOf = ({ exporter, module }: Scrape): string => `${exporter?.name ?? ''}/${module ?? ''}`

const factsOf = (world: World, scrapes: Scrape[], pve: Scrape[], groups: number): Facts => {
  const [first] = pve
  const exporter = first?.exporter ?? world.exporters[0]
  const asked = pve.flatMap(({ targets }) => targets)
  const isAsked = (host: string) => groups < 2 || asked.some(target => target.host === host)
  const node = scrapes
    .filter(({ gives }) => gives === 'node')
    .map(scrape => ({ ...scrape, targets: scrape.targets.filter(({ host }) => isAsked(host)) }))
    .filter(({ targets }) => targets.length > 0)
  const ofExporter = scrapes.filter(one => one.gives === 'exporter' && one.exporter === exporter)
  const workload = exporter === undefined ? undefined : exporterFacts(exporter)
  const credentials =
    exporter === undefined ? undefined : exporterCredentials(world.objects, exporter, first?.module)
  const intervals = intervalsOf(pve, node)
  const nodes = nodeExporterFields(node)
  const monitors = [...new Set([...pve, ...node, ...ofExporter].map(({ object }) => object))]
  const fragments: Fragment[] = [
    withField({}, 'namespace', exporter?.namespace ?? first?.object.namespace),
    manifestLabels(world.objects, monitors),
    workload?.fragment ?? {},
    credentials?.fragment ?? {},
    policyPeers(world.objects, exporter),
    intervals.fragment,
    nodes.fragment,
  ]
  const name = nameOf(first, exporter, groups)
  return {
    ...noFacts(first?.object.place ?? exporter?.place ?? { file: '', line: 1 }),
    ...(name !== undefined && { name }),
    fragment: fragments.reduce(merge),
    origins: new Map([...(workload?.origins ?? []), ...intervals.origins, ...nodes.origins]),
    targets: [...targetsOf(pve, 'pve'), ...targetsOf(node, 'node')],
    nodeExporter: node.length > 0,
    tls: credentials?.tls,
    secrets: credentials?.secrets ?? [],
    account: credentials?.account ?? {},
    scrapes: [...pve, ...node, ...ofExporter].map(oldScrape),
    remarks: [...(workload?.remarks ?? []), ...(credentials?.remarks ?? [])],
  }
}

const targetsOf = (scrapes: Scrape[], exporter: Target['exporter']): Target[] =>
  scrapes.flatMap(({ targets }) => targets.map(target => ({ ...target, exporter })))

const oldScrape = ({ gives, object, at, job, instances }: Scrape): OldScrape => ({
  gives,
  of: `${object.kind} ${object.name}`,
  place: object.reader.place(at),
  job,
  instances: [...new Set(instances)],
})

/** What tells several environments of a release apart; the old chart's prefix tells it of one. */
const nameOf = (
  scrape: Scrape | undefined,
  exporter: ReleaseObject | undefined,
  groups: number,
): string | undefined => {
  const prefix = /^(.+)-proxmox-monit-/.exec(exporter?.name ?? '')?.[1]
  if (groups < 2) return prefix
  return [prefix, scrape?.module].filter(part => part !== undefined).join('-') || exporter?.name
}
