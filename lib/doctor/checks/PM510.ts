import type { NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, found, type Mend } from '../check.ts'
import { onHypervisor } from '../exporter/mends.ts'
import { queried } from '../prometheus/queried.ts'

/** Seconds that two clocks may differ by. */
const allowed = 30

/** The clocks of Prometheus and of the hypervisors. */
export const PM510: Check = {
  code: 'PM510',
  title: 'The clocks agree.',
  after: ['PM507'],
  run: async scene => {
    const own = `node_time_seconds{${environmentLabel}="${scene.environment.name}"}`
    const asked = await queried(scene, `${own} - timestamp(${own})`)
    if (asked.result !== undefined) return asked.result
    const off = asked.rows.filter(({ value: [, seconds] }) => Math.abs(Number(seconds)) > allowed)
    return found(
      off.map(({ metric: { instance = '' }, value: [, seconds] }) => ({
        what: `The clock of ${instance} is ${Math.abs(Math.round(Number(seconds)))} s ${Number(seconds) < 0 ? 'behind' : 'ahead of'} Prometheus's.`,
        why: 'Ages such as those of backups and replication are wrong by as much, and certificates may seem not yet valid.',
        mend: restarted(scene.environment, instance),
        severity: 'warn',
      })),
    )
  },
}

const restarted = (environment: NamedEnvironment, instance: string): Mend => {
  const address = environment.hypervisors.find(({ name }) => name === instance)?.address
  return address === undefined
    ? { advice: 'Restart chrony there; the environment names no such hypervisor.' }
    : { command: onHypervisor(environment, shell`systemctl restart chrony`, address) }
}
