import { canonical } from '../environment/address.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { clusterKey } from '../generate/gitops/delivered.ts'
import type { Loaded } from '../load/loaded.ts'
import { problemOf } from '../problem/fault.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { type Problem, received } from '../problem/problem.ts'
import { repeated } from './repeated.ts'
import { severalNamespaces } from './several-namespaces.ts'
import { sharedHypervisors } from './shared-hypervisors.ts'

/** A file's name is the environment's, which stands in selectors and names a folder: one of a name, or of one that differs by case. */
export const uniqueNames = (loaded: Loaded[]): Problem[] =>
  repeated(loaded, ({ name }) => name.toLowerCase()).map(([index, first]) => ({
    file: (loaded[index] as Loaded).file,
    message: `the environment ${received(loaded[index]?.name)} is also in ${loaded[first]?.file}; rename one of the files`,
  }))

/** Environments that would make the same object, or share a Secret that can be right for one of them only. */
export const acrossEnvironments = (loaded: Loaded[], environments: NamedEnvironment[]): Problem[] => {
  const byFile = new Map(loaded.map(one => [one.file, one]))
  return [
    ...sameObjects(environments),
    ...sameSecrets(environments),
    ...sharedHypervisors(environments),
    ...sameGrafana(environments),
    ...severalNamespaces(environments),
  ].map(([{ file }, path, message, severity]) =>
    problemOf(byFile.get(file) as Loaded, { path, message, ...(severity && { severity }) }),
  )
}

type Found = [environment: NamedEnvironment, field: FieldPath, message: string, severity?: 'warning']

/** An object of a cluster is told by kind, namespace and name (Kubernetes): of two overlays the one applied last would win. */
const sameObjects = (environments: NamedEnvironment[]): Found[] =>
  repeated(
    environments,
    environment => `${clusterKey(environment)}/${environment.namespace}/${environment.namePrefix}`,
  )
    .map(
      ([index, first]) => [environments[index], environments[first]] as [NamedEnvironment, NamedEnvironment],
    )
    .filter(([second, first]) => first.name !== second.name)
    .map(([second, first]) => [
      second,
      ['namePrefix'],
      `${received(second.namePrefix)} in namespace ${received(second.namespace)} makes the same objects as ${first.file}; give one of them another namePrefix or namespace`,
    ])

/** A token is one cluster's (Proxmox VE: /etc/pve is a cluster's): two clusters can't both accept what one Secret holds. */
const sameSecrets = (environments: NamedEnvironment[]): Found[] =>
  repeated(environments, environment => {
    const secret = secretName(environment)
    return secret && `${clusterKey(environment)}/${environment.namespace}/${secret}`
  })
    .map(
      ([index, first]) => [environments[index], environments[first]] as [NamedEnvironment, NamedEnvironment],
    )
    .filter(([second, first]) => !shareHypervisor(first, second))
    .map(([second, first]) => [
      second,
      ['pveExporter', 'credentials'],
      `name the Secret ${received(secretName(second))} in namespace ${received(second.namespace)}, as ${first.file} does for other hypervisors; give each cluster a Secret of its own`,
      'warning',
    ])

/** The Secret that exists; one that is made is named after its environment. */
const secretName = ({ pveExporter: { credentials } }: NamedEnvironment): string | undefined =>
  Object.entries(credentials).find(([key]) => key === 'secret' || key === 'configSecret')?.[1]

const shareHypervisor = (first: NamedEnvironment, second: NamedEnvironment): boolean => {
  const addresses = new Set(first.hypervisors.map(({ address }) => canonical(address)))
  return second.hypervisors.some(({ address }) => addresses.has(canonical(address)))
}

/**
 * Dashboards show every environment of their Prometheus, so one environment of a namespace brings them. Two would give
 * Grafana's sidecar one file twice, and it deletes that file when either of them goes; with other settings Grafana has
 * two files of one uid and takes neither. Namespaces of one name in two Kubernetes clusters are told apart where the
 * delivery tells; else this can't be known, so it stops nothing.
 */
const sameGrafana = (environments: NamedEnvironment[]): Found[] =>
  Object.values(
    Object.groupBy(
      environments.filter(({ dashboards }) => dashboards !== false),
      environment => `${clusterKey(environment)}/${environment.namespace}`,
    ),
  ).flatMap(([first, second, ...more] = []): Found[] =>
    first === undefined || second === undefined
      ? []
      : [
          [
            second,
            ['dashboards'],
            `come to namespace ${received(second.namespace)} with ${first.file} already, and show this environment there; say \`dashboards: false\` here${more.length === 0 ? '' : ` and in ${more.length} more`}`,
            'warning',
          ],
        ],
  )
