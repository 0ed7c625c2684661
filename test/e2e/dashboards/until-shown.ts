import { ok } from 'node:assert/strict'
import { asked } from '../../monitoring/dashboards/asked.ts'
import { filled, type Picked } from '../../monitoring/dashboards/filled.ts'
import { cluster, laboratory, waitFor } from './shared.ts'

/** Waits until Prometheus has of all targets of some environments, by their count, what every panel needs: two scrapes, for a rate, and a whole minute. */
export async function untilShown(targets: Record<string, number>, picked: Picked): Promise<void> {
  for (const [name, count] of Object.entries(targets)) await laboratory.scraped(name, count)
  const names = Object.keys(targets)
  const count = Object.values(targets).reduce((sum, one) => sum + one)
  await waitFor(`two scrapes of each target of ${names}`, async () => {
    const up = `up{environment=~"${names.join('|')}"}`
    const scrapes = await cluster.prometheus.query(`count_over_time(${up}[5m])`)
    return scrapes.length === count && scrapes.every(({ value }) => value > 1)
  })
  // Versions are counted at whole minutes, of which a Prometheus so young may have had none since the first scrapes.
  const versions = asked.find(({ place }) => place === 'panel Proxmox VE versions')
  ok(versions)
  await waitFor(
    `a step at which versions of ${names} are counted`,
    async () => (await cluster.prometheus.query(filled(versions.expression, picked))).length > 0,
  )
}
