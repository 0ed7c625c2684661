import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { duration, seconds } from '../../environment/duration.ts'
import type { AlertExceptions } from '../../environment.ts'
import { type Scope, scopeOf } from '../expressions/scope.ts'

/** The scope of an environment's own rules: itself, windows as long as its scrapes need them, and without what it excepts. */
export const scopeOfEnvironment = (environment: NamedEnvironment): Scope => {
  const { name, alerts, nodeExporter, pveExporter } = environment
  const every = seconds(pveExporter.interval)
  const everyNode = seconds(pveExporter.nodeInterval || defaults.pveExporter.nodeInterval)
  return scopeOf(`environment="${name}"`, {
    ...(nodeExporter && { nodeExporterJob: nodeExporter.job }),
    clusterWindow: duration(5 * every),
    nodeWindow: duration(7.5 * everyNode),
    longNodeWindow: duration(30 * everyNode),
    ...(alerts && exceptions(alerts.except)),
  })
}

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
