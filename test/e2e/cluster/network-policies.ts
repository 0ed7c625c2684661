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
 * registry has its modules, and the kernel lacks nftables' queue), so these rules are the tests' own. Gives whether the rules in force know
 * a pod as it is now: they follow the API server, and a new pod may send before them.
 */
export function enforceNetworkPolicies(kubeconfig: string, log: Log): (pod: KubernetesObject) => boolean {
  const objects = { policies: new Map(), pods: new Map(), namespaces: new Map() }
  let _timer: NodeJS.Timeout | undefined
  let last: Promise<void> = Promise.resolve()
  let applied = ''
  let known = new Map<string, string>()
  const enforce = async () => {
    _timer = undefined
    const list = (kind: keyof PolicyState): KubernetesObject[] => [...objects[kind].values()]
    const pods = list('pods')
    const rules = policyRules({ policies: list('policies'), pods, namespaces: list('namespaces') })
    try {
      if (rules !== applied) await command('nft', ['--file', '-'], { input: rules })
      applied = rules
      known = new Map(pods.map(pod => [pod.metadata.uid, addressesIn(pod)]))
    } catch (error) {
      log(`NetworkPolicies: ${(error as Error).message}`)
      _timer ??= setTimeout(enforceNext, 1000)
    }
  }
  // One after the other: the older rules must not come into force last.
  const enforceNext = () => {
    last = last.then(enforce)
  }
  for (const kind of Object.keys(resources) as (keyof PolicyState)[])
    watch(kubeconfig, resources[kind], objects[kind], () => {
      _timer ??= setTimeout(enforceNext, 20)
    })
  return pod => known.get(pod.metadata.uid) === addressesIn(pod)
}

const addressesIn = ({ status }: KubernetesObject) => JSON.stringify(status?.podIPs)

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
