import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { knownExporters } from '../../environment/exporters/known-exporters.ts'
import type { Fault } from '../../problem/fault.ts'
import { fieldName } from '../../problem/field-path.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** An exporter that no hypervisor runs would be scraped nowhere, and a hypervisor that runs none is none to monitor. */
export const usedExporters: Rule = environment => [
  ...(hypervisorsOf(environment, 'pve').length > 0
    ? []
    : [
        {
          path: ['hypervisors'],
          message: 'have none with the exporter "pve"; at least one must answer for the cluster',
        },
      ]),
  ...(hasUnknown(environment) ? [] : environment.exporters)
    .filter(({ key }) => hypervisorsOf(environment, key).length === 0)
    .map(({ key, field }) => ({
      path: field,
      message: `is scraped, but no hypervisor has the exporter ${received(key)}; ${key === 'node' ? 'say `nodeExporter: false`' : `name it in the \`exporters\` of those that run it, or leave it out`}`,
    })),
  ...environment.hypervisors.flatMap(({ exporters }, index) =>
    faultsOfList(environment, exporters).map(message => ({
      path: ['hypervisors', index, 'exporters'],
      message,
    })),
  ),
  ...environment.hypervisors.flatMap(({ exporters }, index) =>
    exporters.flatMap((exporter, at) =>
      unscraped(environment, exporter, ['hypervisors', index, 'exporters', at]),
    ),
  ),
]

const faultsOfList = ({ exporters: scraped }: NamedEnvironment, exporters: readonly string[]): string[] => [
  ...(exporters.every(exporter => exporter === 'node') && !scraped.some(({ key }) => key === 'node')
    ? ['has "node" only, but nodeExporter is false: nothing would ask this hypervisor']
    : []),
  ...(new Set(exporters).size === exporters.length ? [] : [`${received(exporters)} names an exporter twice`]),
]

/** A name of no exporter, or of one that the environment does not switch on. `nodeExporter: false` is said once for all hypervisors. */
const unscraped = ({ exporters }: NamedEnvironment, name: string, path: Fault['path']): Fault[] => {
  const known = [...scrapedNames(exporters), ...Object.keys(knownExporters)]
  if (scrapedNames(exporters).includes(name)) return []
  const field = fieldName(['exporters', name])
  return [
    {
      path,
      message: Object.hasOwn(knownExporters, name)
        ? `${received(name)} is not scraped, since the environment does not switch it on; say \`${field}: true\`, or leave it out here`
        : `${received(name)} is no exporter of this environment${meant(name, known)}`,
    },
  ]
}

const meant = (name: string, known: string[]): string => {
  const longer = known.find(one => name.length > 2 && one.startsWith(name))
  return longer === undefined
    ? nearestName(name, known) || '; one that this repository does not know goes into exporters.custom'
    : `; did you mean ${received(longer)}?`
}

const scrapedNames = (exporters: NamedEnvironment['exporters']): string[] => [
  'node',
  'pve',
  ...exporters.map(({ key }) => key),
]

/** A misspelt name is one fault, not another one that its exporter runs nowhere. */
const hasUnknown = ({ exporters, hypervisors }: NamedEnvironment): boolean =>
  hypervisors.some(({ exporters: own }) => own.some(name => !scrapedNames(exporters).includes(name)))
