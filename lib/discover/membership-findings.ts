import type { NamedEnvironment } from '../environment/defaults.ts'
import type { Finding } from './finding.ts'
import { type Looked, localName } from './look.ts'

type Hypervisor = NamedEnvironment['hypervisors'][number]

/** The hypervisors of an environment that are no members by their names. */
export const membershipFindings = ({ hypervisors }: NamedEnvironment, looked: Looked): Finding[] =>
  hypervisors.filter(({ name }) => !isMember(name, looked)).map(one => strangerFinding(one, looked))

const strangerFinding = (hypervisor: Hypervisor, looked: Looked): Finding => {
  const { name, exporters } = hypervisor
  const to = misnamed(hypervisor, looked)
  if (to !== undefined)
    return { change: { kind: 'name', name, to, why: `the node that answers at its address is ${to}` } }
  if (exporters.includes('pve'))
    return { change: { kind: 'remove', name, why: 'no member of the cluster has that name' } }
  return {
    note: `${name} is no member of the cluster; it stays, because only its node exporter is scraped`,
  }
}

/** Whether the cluster has a member of that name, in whatever case. */
const isMember = (name: string, { views: [{ status }] }: Looked): boolean =>
  status.nodes.some(node => node.name.toLowerCase() === name)

/** The member that answers at the address of a hypervisor whose name is no member's, so that only the name is wrong. */
export const misnamed = ({ name }: Hypervisor, looked: Looked): string | undefined => {
  const view = looked.views.find(({ api }) => api.host.name === name)
  return view === undefined || isMember(name, looked) ? undefined : localName(view.status)
}
