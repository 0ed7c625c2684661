import { deepEqual } from 'node:assert/strict'
import { environments, names, targetsOf } from './environments.ts'
import { alertmanager, cluster, laboratory } from './shared.ts'

/** As long as the longest of what it waits for: the end of what Prometheus forgot. */
const untilQuiet = 400

/** Waits until every target is up, and neither a rule nor Alertmanager says anything. */
export async function quiet() {
  await cluster.waitFor(
    'quiet',
    async () => {
      for (const name of names) {
        const targets = await laboratory.targets(name)
        deepEqual(
          targets
            .filter(({ health }) => health !== 'up')
            .map(({ scrapeUrl, lastError }) => [scrapeUrl, lastError]),
          [],
        )
        deepEqual([name, targets.length], [name, targetsOf(environments[name])])
      }
      const told = (await cluster.prometheus.rules())
        .flatMap(({ rules }) => rules)
        .flatMap(({ alerts = [] }) => alerts)
        .map(({ labels, state }) => `${labels.environment} ${labels.alertname} ${state}`)
      deepEqual(told, [])
      deepEqual(
        (await alertmanager.alerts()).map(({ labels }) => labels),
        [],
      )
      return true
    },
    untilQuiet,
  )
}
