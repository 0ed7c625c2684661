import { deepEqual } from 'node:assert/strict'
import { alertsOfSick, restart, sick } from './model.ts'
import { laboratory, names, proxmoxOf, scaleExporter } from './shared.ts'

/** What eleven alerts are for, spread over both shards. */
const expected = [
  'porto ProxmoxClusterScrapeFailing',
  'porto ProxmoxExporterDown',
  'riga ProxmoxHypervisorsGone',
  ...alertsOfSick.map(alert => `kyiv ${alert}`),
  // A querier of Thanos hides restarts from `resets` of a bare series.
  'kyiv ProxmoxGuestRestarting',
]

/** Makes it, and waits until all of it fires, as `<environment> <alert>`. */
export const fallIll = async (firing: () => Promise<string[]>) => {
  await scaleExporter('porto', 0)
  await proxmoxOf('riga').hypervisors.riga1?.fault({ kind: 'refuse' })
  await proxmoxOf('kyiv').change(sick)
  let restarted = 0
  await laboratory.cluster.eventually('all of them', async () => {
    // Two scrapes apart, so that the uptime of each start is seen.
    if (Date.now() - restarted > 12_000) {
      restarted = Date.now()
      await proxmoxOf('kyiv').change(restart())
    }
    const all = await firing()
    deepEqual(
      expected.filter(alert => !all.includes(alert)),
      [],
    )
  })
}

/** Ends it. */
export const recover = async () => {
  await scaleExporter('porto', 1)
  for (const name of names) await proxmoxOf(name).heal()
}
