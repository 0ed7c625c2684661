import { join } from 'node:path'
import { conditionOf } from '../laboratory/condition.ts'
import { openDoors } from '../laboratory/doors.ts'
import { onFirstFailure } from '../laboratory/first-failure.ts'
import { apiServer, controlPlane } from './control-plane.ts'
import { dns } from './dns.ts'
import { shellInside } from './enclosure.ts'
import { type Hypervisor, type HypervisorOptions, hypervisor } from './hypervisor.ts'
import { type Kubectl, type KubernetesObject, kubectl as kubectlOf } from './kubectl.ts'
import type { Log } from './log.ts'
import { nodeNetwork } from './network.ts'
import { enforceNetworkPolicies } from './network-policies.ts'
import { containerd, kubelet, nodeName } from './node.ts'
import { installOperator, operatorBundle, prometheusObjects, restrictedNamespace } from './operator.ts'
import { type Processes, processes as processesIn } from './processes.ts'
import { type Prometheus, prometheus as prometheusOf } from './prometheus.ts'
import type { RunFolder } from './run-folder.ts'
import { eventually, waitFor } from './wait.ts'

/** A running cluster of one node, with the operator and a Prometheus in the namespace `monitoring`. */
export interface Cluster {
  kubeconfig: string
  kubectl: Kubectl
  prometheus: Prometheus
  /** Servers beside the cluster; they end with the enclosure. */
  processes: Processes
  /** Like `waitFor`, but throws at once when a server of the cluster has ended. */
  waitFor: typeof waitFor
  /**
   * Repeats assertions until they hold, as `waitFor` waits. What is asked once may be asked while a change comes about, or after a scrape
   * that a busy machine answered too late.
   */
  eventually(description: string, assertions: () => unknown): Promise<void>
  /** Whether the rules of NetworkPolicies that are in force know a pod as it is now. */
  isUnderPolicies(pod: KubernetesObject): boolean
  /** Waits until a Deployment or StatefulSet has all its pods ready. */
  ready(namespace: string, workload: string): Promise<void>
  hypervisor(options: HypervisorOptions): Promise<Hypervisor>
  restartApiServer(): Promise<void>
  /** Makes the cluster visible from outside, and waits for ever. */
  keep(): Promise<never>
}

export interface ClusterOptions {
  log: Log
  /** The paths from `imageArchives`. */
  images: string[]
}

const name = 'kube-prometheus-stack-prometheus'

/** Starts the cluster inside the enclosure; the enclosure's end is its end. */
export async function startCluster(run: RunFolder, { log, images }: ClusterOptions): Promise<Cluster> {
  const processes = processesIn(join(run.folder, 'logs'))
  await nodeNetwork()
  const loading = containerd(run, images, processes)
  const bundle = operatorBundle()
  const { kubeconfigs, restartApiServer } = await controlPlane(run.folder, processes)
  log('the API server is ready')
  const kubectl = kubectlOf(kubeconfigs.admin)
  const prometheus = prometheusOf(kubectl, 'monitoring', name)
  onFirstFailure(() => conditionOf(kubectl, prometheus))
  const wait: typeof waitFor = (description, predicate, seconds) =>
    waitFor(description, predicate, seconds, processes.check)
  const ready = async (namespace: string, workload: string) => {
    await wait(`${namespace}/${workload}`, () => isReady(kubectl, namespace, workload))
  }

  const isUnderPolicies = enforceNetworkPolicies(kubeconfigs.admin, log)
  await kubectl.apply(dns)
  await installOperator({ kubectl, waitFor: wait }, await bundle)
  await kubectl.apply([restrictedNamespace('monitoring'), ...prometheusObjects({ name })])
  log('CoreDNS, the operator and a Prometheus are applied')
  await loading
  log('containerd has the images')
  kubelet(run, kubeconfigs, processes)
  await wait('the node', async () => (await kubectl(['get', 'node', nodeName])).includes(' Ready '))
  log('the node is ready')
  await ready('kube-system', 'deployment/coredns')
  log('CoreDNS is ready')
  await ready('default', 'deployment/prometheus-operator')
  log('the operator is ready')
  await ready('monitoring', `statefulset/prometheus-${name}`)
  log('Prometheus is ready')
  return {
    kubeconfig: kubeconfigs.admin,
    kubectl,
    prometheus,
    processes,
    waitFor: wait,
    eventually: (description, assertions) => eventually(description, assertions, wait),
    isUnderPolicies,
    ready,
    hypervisor: options => hypervisor(options, processes),
    restartApiServer,
    async keep() {
      const api = new URL(apiServer)
      await openDoors(run.folder, {
        api: async () => api,
        prometheus: async () => new URL(await prometheus.address()),
      })
      log(`a shell inside: ${shellInside(run)}`)
      return new Promise(() => setInterval(() => {}, 1 << 30))
    },
  }
}

async function isReady(kubectl: Kubectl, namespace: string, workload: string): Promise<boolean> {
  const { metadata, spec, status } = await kubectl.get('--namespace', namespace, workload)
  return status.observedGeneration === metadata.generation && status.readyReplicas === spec.replicas
}
