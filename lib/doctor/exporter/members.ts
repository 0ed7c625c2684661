import type { Answered } from './ask-exporter.ts'

/** The members of the cluster that a hypervisor belongs to, as it names them itself. */
export interface Seen {
  hypervisor: NonNullable<Answered['hypervisor']>
  members: string[]
}

/** What each hypervisor that answered says of its cluster: `pve_node_info` has a series for every member. */
export const membersSeen = (answers: Answered[]): Seen[] =>
  answers.flatMap(({ hypervisor, samples }) => {
    if (hypervisor === undefined || samples === undefined) return []
    const members = samples
      .filter(({ name }) => name === 'pve_node_info')
      .map(({ labels }) => labels.name ?? '')
    return members.length === 0 ? [] : [{ hypervisor, members: [...new Set(members)].sort() }]
  })

/** Hypervisors of one file by the cluster that they belong to. Kubernetes allows no capitals in names, Proxmox VE does. */
export const clusters = (seen: Seen[]): Seen[][] => {
  const groups = new Map<string, Seen[]>()
  for (const one of seen) {
    const key = one.members.join(' ').toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

/** Members that no hypervisor of the file has the name of. */
export const missingIn = (names: string[], { members }: Seen): string[] =>
  members.filter(member => !names.includes(member.toLowerCase()))

/** Hypervisors whose name no member has. */
export const unknownIn = (names: string[], { members }: Seen): string[] =>
  names.filter(name => !members.some(member => member.toLowerCase() === name))
