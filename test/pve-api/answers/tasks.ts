import type { Task } from '../cluster.ts'
import { may } from '../rights.ts'
import type { View } from '../view.ts'

/**
 * `GET /nodes/{node}/tasks`: finished tasks, the newest first; an account without Sys.Audit there sees its own. `PVE/API2/Tasks.pm`,
 * pve-manager 8.4.1 and 9.2.11; `errors` leaves out what went well and keeps warnings.
 */
export function tasks({ cluster, account }: View, parameters: Record<string, string>) {
  const { node = '', errors, typefilter, limit = '50' } = parameters
  if (!may(account, `/nodes/${node}`, 'Sys.Audit')) return []
  return (cluster.nodes[node]?.tasks ?? [])
    .filter(({ type }) => typefilter === undefined || type === typefilter)
    .filter(({ status }) => errors !== '1' || status !== 'OK')
    .toSorted((one, other) => other.end - one.end)
    .slice(0, Number(limit))
    .map((task, index) => entry(node, task, index))
}

const entry = (node: string, { type, id, start, end, status, user = 'root@pam' }: Task, index: number) => {
  const [pid, pstart] = [1000 + index, 100_000 + index]
  const hex = (value: number) => value.toString(16).toUpperCase().padStart(8, '0')
  const starttime = start ?? end - 60
  return {
    upid: `UPID:${node}:${hex(pid)}:${hex(pstart)}:${hex(starttime)}:${type}:${id ?? ''}:${user}:`,
    node,
    pid,
    pstart,
    starttime,
    type,
    id: id ?? '',
    user,
    endtime: end,
    status,
  }
}
