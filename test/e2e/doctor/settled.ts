import { setTimeout as pause } from 'node:timers/promises'
import { expectedTargets } from '../../../lib/doctor/prometheus/targets.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { environments, kubectl, laboratory } from './shared.ts'

/**
 * Waits a while until an environment's pods are the new ones and its targets are up. Doctor would wait for the same, but each
 * look of it takes the processors from the pods that start; what is still wrong then, it tells.
 */
export async function settled(name: string) {
  const environment = complete(name, `environments/${name}.ts`, environments[name] as Environment)
  const place = ['--namespace', environment.namespace, `--selector=environment=${name}`]
  await kubectl(['rollout', 'status', 'deployment', ...place, '--timeout=60s']).catch(() => {})
  const expected = Object.values(expectedTargets(environment)).reduce((sum, count) => sum + count, 0)
  for (const end = performance.now() + 30_000; performance.now() < end; await pause(300)) {
    const targets = await laboratory.targets(name).catch(() => [])
    if (targets.length >= expected && targets.every(({ health }) => health === 'up')) return
  }
}
