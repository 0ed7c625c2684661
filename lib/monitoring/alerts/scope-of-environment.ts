import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { duration, seconds } from '../../environment/duration.ts'
import { shortestInterval, telegraf, telegrafInterval } from '../../environment/telegraf.ts'
import type { AlertExceptions } from '../../environment.ts'
import { missedOf, type Scope, scopeOf } from '../expressions/scope.ts'
import { intervals } from './intervals.ts'

/** The scope of an environment's own rules: itself, windows as long as its scrapes need them, and without what it excepts. */
export const scopeOfEnvironment = (environment: NamedEnvironment): Scope => {
  const { name, alerts, nodeExporter, prometheus } = environment
  const { cluster, node, nodeExporter: machine } = intervals(environment)
  const round = seconds(telegrafInterval(environment))
  return scopeOf(`environment="${name}"`, {
    ...(nodeExporter && { nodeExporterJob: nodeExporter.job }),
    clusterWindow: duration(5 * cluster),
    clusterStep: duration(Math.min(cluster, instant)),
    nodeWindow: duration(7.5 * node),
    nodeAnswerWindow: duration(5 * node),
    nodeViewWindow: duration(2.5 * node),
    nodeStep: duration(Math.min(node / 2, instant)),
    longNodeWindow: duration(30 * node),
    nodeExporterWindow: duration(10 * machine),
    nodeExporterStep: duration(Math.min(machine, instant)),
    exporters: exportersOf(environment),
    missed: missedOf(environment.exporters.filter(({ key }) => key !== 'node')),
    sharded: prometheus.sharded === true,
    ruler: prometheus.ruleLabels !== undefined,
    // Four scrapes or more, so that one that is late does not make the increase unknown.
    telegraf: {
      job: telegraf.job,
      window: duration(5 * round),
      rounds: duration(Math.max(2 * round, 4 * shortestInterval(environment))),
    },
    ...(alerts && exceptions(alerts.except)),
  })
}

/** The shipped jobs and windows, and those of the environment's own exporters in their place. */
const exportersOf = ({ exporters }: NamedEnvironment): Scope['exporters'] => ({
  ...scopeOf('').exporters,
  ...Object.fromEntries(
    exporters
      .filter(({ key, inBase }) => inBase && key !== 'node')
      .map(({ key, job, interval }) => [key, { job, window: duration(5 * seconds(interval)) }]),
  ),
})

/** Prometheus finds a sample that is up to five minutes old: no step of a subquery may be longer. */
const instant = 240

const exceptions = ({
  tags = [...defaults.alerts.except.tags],
  guests = [],
  ids = [],
  storages = [],
}: AlertExceptions = {}): Pick<Scope, 'guests' | 'storages'> => ({
  guests: [
    // Proxmox VE joins tags: `prod;web`.
    ...except('tags', tags, pattern => `(.+;)?(${pattern})(;.+)?`),
    ...except('name', guests),
    ...except('id', ids.map(String), pattern => `(qemu|lxc)/(${pattern})`),
  ].join(','),
  storages: except('storage', storages).join(','),
})

const except = (label: string, names: string[], whole = (pattern: string) => pattern): string[] =>
  names.length === 0 ? [] : [`${label}!~"${whole(names.map(asPattern).join('|'))}"`]

/** A name as a regular expression without backslashes, which PromQL would want doubled. */
const asPattern = (name: string): string => name.replace(/[.+]/g, '[$&]').replaceAll('*', '.*')
