import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { command } from './command.ts'
import type { KubernetesObject } from './kubectl.ts'
import type { Log } from './log.ts'
import { programs } from './paths.ts'
import { type PolicyState, policyRules } from './policy-rules.ts'

const resources = {
  policies: '/apis/networking.k8s.io/v1/networkpolicies',
  pods: '/api/v1/pods',
  namespaces: '/api/v1/namespaces',
}

/**
 * Enforces the cluster's NetworkPolicies until the enclosure ends. No network plugin that does so is available here (no
 * registry has its modules, and the kernel lacks nftables' queue), so these rules are the tests' own.
 */
export function enforceNetworkPolicies(kubeconfig: string, log: Log) {
  const objects = { policies: new Map(), pods: new Map(), namespaces: new Map() }
  let _timer: NodeJS.Timeout | undefined
  let applied = ''
  const enforce = async () => {
    _timer = undefined
    const list = (kind: keyof PolicyState) => [...objects[kind].values()]
    const rules = policyRules({
      policies: list('policies'),
      pods: list('pods'),
      namespaces: list('namespaces'),
    })
    if (rules === applied) return
    applied = rules
    await command('nft', ['--file', '-'], { input: rules }).catch(error =>
      log(`NetworkPolicies: ${error.message}`),
    )
  }
  for (const kind of Object.keys(resources) as (keyof PolicyState)[])
    watch(kubeconfig, resources[kind], objects[kind], () => {
      _timer ??= setTimeout(enforce, 20)
    })
}

/** Keeps the map in step with the API server; a watch that ends, as when the API server restarts, starts again. */
function watch(
  kubeconfig: string,
  path: string,
  objects: Map<string, KubernetesObject>,
  changed: () => void,
) {
  // Any version: Debian's etcd can't confirm to the API server that it has the newest.
  const url = `${path}?watch=true&resourceVersion=0`
  const child = spawn(join(programs, 'kubectl'), ['--kubeconfig', kubeconfig, 'get', '--raw', url], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let first = true
  createInterface({ input: child.stdout }).on('line', line => {
    const { type, object } = JSON.parse(line)
    if (type === 'ERROR') return
    // Deletions between two watches are not reported, so the new watch starts with a full list.
    if (first) objects.clear()
    first = false
    if (type === 'DELETED') objects.delete(object.metadata.uid)
    else objects.set(object.metadata.uid, object)
    changed()
  })
  child.on('close', () => setTimeout(() => watch(kubeconfig, path, objects, changed), 500))
}
