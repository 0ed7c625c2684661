import { deepEqual } from 'node:assert/strict'
import { type Prometheus, prometheus } from '../cluster/prometheus.ts'
import { type EnvironmentName, environments, shardOf } from './environments.ts'
import { laboratory, names } from './shared.ts'

const { kubectl, ready, eventually } = laboratory.cluster

export const prometheusName = 'kube-prometheus-stack-prometheus'
export type Shards = keyof typeof shardOf

/** The Prometheus of each shard, as the operator names their StatefulSets. */
export const shards = (count: Shards) =>
  Array.from({ length: count }, (_, shard) =>
    prometheus(kubectl, 'monitoring', shard === 0 ? prometheusName : `${prometheusName}-shard-${shard}`),
  )

/** Changes fields of the Prometheus object. */
export const patchPrometheus = async (spec: object) => {
  const patch = ['patch', 'prometheus', prometheusName, '--namespace=monitoring', '--type=merge']
  await kubectl([...patch, `--patch=${JSON.stringify({ spec })}`])
}

/** How many targets of an environment each shard has; all of them have to be up. */
const targetsOn = async (count: Shards, name: EnvironmentName) =>
  Promise.all(
    shards(count).map(async shard => {
      const own = (await shard.targets()).filter(({ labels }) => labels.environment === name)
      const down = own
        .filter(({ health }) => health !== 'up')
        .map(({ labels, lastError }) => [labels, lastError])
      deepEqual(down, [])
      return own.length
    }),
  )

/** The cluster's, the node's, the node exporter's, two of the exporter itself, and the one that tells shards apart. */
const targetsOfHost = 6

/** Waits until all targets of every environment are on the shard that its name says. */
export async function placed(count: Shards, targets = targetsOfHost) {
  for (let shard = 0; shard < count; shard++)
    await ready(
      'monitoring',
      `statefulset/prometheus-${prometheusName}${shard === 0 ? '' : `-shard-${shard}`}`,
    )
  for (const name of names)
    await eventually(`${name} on its shard of ${count}`, async () => {
      const expected = Array.from({ length: count }, (_, shard) =>
        shard === shardOf[count][name] ? targets : 0,
      )
      deepEqual(await targetsOn(count, name), expected)
    })
}

/** What the rules of a Prometheus say as `<environment> <alert>`: what fires, since a single late scrape lets an alert pend. */
export const saidBy = async ({ rules }: Pick<Prometheus, 'rules'>): Promise<string[]> =>
  (await rules())
    .flatMap(({ rules }) => rules)
    .flatMap(({ alerts = [] }) => alerts)
    .filter(({ state }) => state === 'firing')
    .map(({ labels }) => labels)
    .filter(({ environment = '' }) => Object.hasOwn(environments, environment))
    .map(({ environment, alertname }) => `${environment} ${alertname}`)
    .sort()

/** The same of each shard. */
export const said = (count: Shards) => Promise.all(shards(count).map(saidBy))
