import { may } from '../rights.ts'
import type { View } from '../view.ts'
import { guestResource } from './guest-resource.ts'

/** The pools in `/cluster/resources`: the sums of their running members, and no figure where none runs. */
export function pools(view: View) {
  const { guests } = view.cluster
  const names = new Set(Object.values(guests).flatMap(({ pool }) => pool ?? []))
  const audited = [...names].sort().filter(pool => may(view.account, `/pool/${pool}`, 'Pool.Audit'))
  return audited.map(pool => {
    const members = Object.keys(guests).filter(vmid => guests[vmid]?.pool === pool)
    const running = members.map(vmid => guestResource(view, vmid)).filter(({ uptime }) => uptime)
    return { id: `/pool/${pool}`, type: 'pool', pool, ...(running.length > 0 && figures(running)) }
  })
}

function figures(members: ReturnType<typeof guestResource>[]) {
  const total = (key: 'mem' | 'maxmem' | 'maxcpu') =>
    members.reduce((sum, member) => sum + (member[key] ?? 0), 0)
  const used = members.reduce((sum, { cpu = 0, maxcpu = 0 }) => sum + cpu * maxcpu, 0)
  return {
    mem: total('mem'),
    maxmem: total('maxmem'),
    maxcpu: total('maxcpu'),
    cpu: used / total('maxcpu'),
    uptime: Math.max(...members.map(({ uptime = 0 }) => uptime)),
  }
}
