import { defaults } from '../../environment/defaults.ts'
import { duration, seconds } from '../../environment/duration.ts'
import type { KnownExporter } from '../../environment/exporters/known-exporter.ts'
import { knownExporters } from '../../environment/exporters/known-exporters.ts'
import { jobs } from '../../environment/object-names.ts'
import { telegraf } from '../../environment/telegraf.ts'

/** Of which environment an expression asks, and how far it looks back; `scopeOf` gives one with the defaults. */
export interface Scope {
  /** Matchers of the environment: `environment="lab"` in a rule, `environment=~"$environment"` in a panel. */
  environment: string
  /** Value of the label `job` of the node exporters. */
  nodeExporterJob: string
  /** Five cluster scrapes: a failed one or two must hide nothing. */
  clusterWindow: string
  /** One cluster scrape: the step of a subquery. */
  clusterStep: string
  /** Seven and a half node scrapes. */
  nodeWindow: string
  /** Five node scrapes: whether a node's API answers without a gap. */
  nodeAnswerWindow: string
  /** Two and a half node scrapes: how long what a node said of its cluster counts. */
  nodeViewWindow: string
  /** Half a node scrape: the step in which a subquery finds each of a node's answers. */
  nodeStep: string
  /** Thirty node scrapes, for what changes seldom and is known only while a node answers. */
  longNodeWindow: string
  /** Ten scrapes of a node exporter. */
  nodeExporterWindow: string
  /** One scrape of a node exporter: the step of a subquery. */
  nodeExporterStep: string
  /** The exporters that an environment may switch on: the label `job` of each, and five of its scrapes. */
  exporters: Record<ExporterKey, { job: string; window: string }>
  /** The jobs, joined by `|`, of the exporters that are missed on each hypervisor, and ten scrapes of the one that is asked least often. */
  missed: { jobs: string; window: string }
  /** The label `job` of Telegraf, and five rounds of its calls, and two, or four scrapes where those take longer. */
  telegraf: { job: string; window: string; rounds: string }
  /** Further matchers of `pve_guest_info`: the guests that are asked for; all of them when empty. */
  guests: string
  /** Further matchers of a storage's series by its label `storage`; all of them when empty. */
  storages: string
  /** Whether recording rules are asked; if not, what they record: panels show without any rules. */
  recorded: boolean
  /** Whether several shards of a Prometheus evaluate the rule, of which one scrapes the environment. */
  sharded: boolean
  /** Whether a ruler evaluates the rule, perhaps Thanos's, which asks a querier. */
  ruler: boolean
}

/** An exporter that an environment may switch on. */
export type ExporterKey = keyof typeof knownExporters

const shippedExporters = Object.fromEntries(
  Object.entries(knownExporters).map(([key, { job, interval }]) => [
    key,
    { job, window: duration(5 * seconds(interval)) },
  ]),
) as Scope['exporters']

/** The exporters of which each hypervisor's own is missed when it does not answer. */
export const missedOf = (
  exporters: Pick<KnownExporter, 'job' | 'interval' | 'missedOnEach'>[],
): Scope['missed'] => {
  const missed = exporters.filter(({ missedOnEach }) => missedOnEach)
  return {
    jobs: missed.map(({ job }) => job.replaceAll('.', '[.]')).join('|'),
    window: duration(10 * Math.max(0, ...missed.map(({ interval }) => seconds(interval)))),
  }
}

/** A scope of matchers such as `environment="lab"`, with the shipped windows where no own ones are given. */
export const scopeOf = (environment: string, own: Partial<Scope> = {}): Scope => ({
  environment,
  nodeExporterJob: defaults.nodeExporter.job,
  clusterWindow: '5m',
  clusterStep: '1m',
  nodeWindow: '15m',
  nodeAnswerWindow: '10m',
  nodeViewWindow: '5m',
  nodeStep: '1m',
  longNodeWindow: '1h',
  nodeExporterWindow: '5m',
  nodeExporterStep: '30s',
  exporters: shippedExporters,
  missed: missedOf(Object.values(knownExporters)),
  telegraf: { job: telegraf.job, window: '25m', rounds: '10m' },
  guests: '',
  storages: '',
  recorded: true,
  sharded: false,
  ruler: false,
  ...own,
})

/** Matchers of what the cluster scrape gives, with further ones such as `id=~"node/.+"`. */
export const ofCluster = (scope: Scope, ...more: string[]): string => matchers(scope, jobs.cluster, more)

/** Matchers of what the node scrapes give, one hypervisor each. */
export const ofNode = (scope: Scope, ...more: string[]): string => matchers(scope, jobs.node, more)

/** Matchers of the pve exporters' own `/metrics`. */
export const ofExporter = (scope: Scope, ...more: string[]): string => matchers(scope, jobs.exporter, more)

/** Matchers of what the node exporters give. */
export const ofNodeExporter = (scope: Scope, ...more: string[]): string =>
  matchers(scope, scope.nodeExporterJob, more)

/** Matchers of what an exporter that an environment switches on gives, such as `ofExporterNamed(scope, 'ceph')`. */
export const ofExporterNamed = (scope: Scope, exporter: ExporterKey, ...more: string[]): string =>
  matchers(scope, scope.exporters[exporter].job, more)

/** Matchers of what Telegraf gives. */
export const ofTelegraf = (scope: Scope, ...more: string[]): string =>
  matchers(scope, scope.telegraf.job, more)

/** Matchers of what the exporters give that are missed on each hypervisor. */
export const ofMissed = ({ environment, missed }: Scope, ...more: string[]): string =>
  [environment, `job=~"${missed.jobs}"`, ...more].join(',')

/** A job that no other series needs to be told apart from, such as Ceph's: their names are their own. */
export const anyJob = '.+'

/** A panel's `$job` stands for several. */
const matchers = ({ environment }: Scope, job: string, more: string[]) =>
  [environment, `job${job.startsWith('$') || job === anyJob ? '=~' : '='}"${job}"`, ...more]
    .filter(matcher => matcher !== '')
    .join(',')

/** Matchers of a recording rule's series. */
export const ofRecording = ({ environment }: Scope, ...more: string[]): string =>
  [environment, ...more].filter(matcher => matcher !== '').join(',')

/** The objects by their `id`: pools (`/pool/…`) leak into cpu, memory and uptime, so no expression goes without one. */
export const ids = {
  node: 'id=~"node/.+"',
  guest: 'id=~"(qemu|lxc)/.+"',
  virtualMachine: 'id=~"qemu/.+"',
  container: 'id=~"lxc/.+"',
  storage: 'id=~"storage/.+"',
  cluster: 'id=~"cluster/.+"',
} as const

/** The kinds of object that have an `id`. */
export type Kind = keyof typeof ids
