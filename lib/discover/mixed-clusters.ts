import { hypervisorsOf, type NamedEnvironment } from '../environment/defaults.ts'
import { numberOf } from '../problem/number-of.ts'
import type { ClusterStatus } from '../proxmox/endpoints.ts'
import { type Looked, localName, type View } from './look.ts'

/**
 * Why the hypervisors that answered are not those of one cluster, so that nothing may be concluded from what one of them
 * says; nothing where they are.
 */
export const mixedClusters = (environment: NamedEnvironment, { views }: Looked): string | undefined => {
  const [first] = views
  const listed = hypervisorsOf(environment, 'pve')
  if (first.status.cluster === undefined && views.length === 1 && listed.length > 1)
    return `${of(first)} is a host of no cluster, and the environment has ${listed.length} hypervisors: a host of no cluster gets an environment of its own (docs/platforms.md#standalone-hosts)`
  const other = views.find(view => described(view.status) !== described(first.status))
  if (other === undefined) return undefined
  return `${of(first)} says ${described(first.status)}, ${of(other)} says ${described(other.status)}: an environment is one cluster (docs/platforms.md#standalone-hosts)`
}

const of = ({ api, status }: View): string => `${localName(status) ?? api.host.name} (${api.host.address})`

/** Why what the hypervisors say may be old: a node without quorum does not hear of members that come and go. */
export const withoutQuorum = ({ views: [first] }: Looked): string | undefined =>
  first.status.cluster?.quorate === false
    ? `${of(first)} has no quorum, nor has any other that answered: its list of members may be old`
    : undefined

/** The cluster and its members, alike for whoever is in it. */
const described = ({ cluster, nodes }: ClusterStatus): string => {
  const names = nodes.map(({ name }) => name).sort()
  if (cluster === undefined) return `that it is a host of no cluster, ${names.join(', ')}`
  return `that the cluster ${cluster.name} has the ${numberOf(names.length, 'member')} ${names.join(', ')}`
}
