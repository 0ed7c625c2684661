import { setTimeout as pause } from 'node:timers/promises'
import { command } from '../../cluster/command.ts'
import type { KubernetesObject } from '../../cluster/kubectl.ts'
import type { EnvironmentName } from '../environments.ts'
import type { Event } from '../event.ts'
import { alertmanager, cluster, flux } from '../shared.ts'

const { kubectl, ready, waitFor } = cluster
const inMonitoring = '--namespace=monitoring'
const prometheusPod = 'prometheus-kube-prometheus-stack-prometheus-0'
const prometheusSet = 'statefulset/prometheus-kube-prometheus-stack-prometheus'

const exportersOf = (name: EnvironmentName) =>
  `--selector=app.kubernetes.io/component=pve-exporter,environment=${name}`

const deploymentsReady = async (name: EnvironmentName) => {
  for (const suffix of ['', '-node'])
    await ready('monitoring', `deployment/${name}-proxmox-monit-pve-exporter${suffix}`)
}

/** As a crash or the kernel would end it: the kubelet starts another container in the same pod. */
async function kill(pod: KubernetesObject, container: string) {
  const status = () => pod.status.containerStatuses.find(({ name }: { name: string }) => name === container)
  const id = status().containerID.replace('containerd://', '')
  await command('ctr', ['--namespace', 'k8s.io', 'tasks', 'kill', '--signal', 'SIGKILL', id])
  await waitFor(`another container ${container}`, async () => {
    const { status: now } = await kubectl.get('pod', pod.metadata.name, inMonitoring)
    const own = now.containerStatuses.find(({ name }: { name: string }) => name === container)
    return own.containerID !== status().containerID && own.ready
  })
}

export const exporterPodsDeleted: Event = {
  what: 'the pods of oslo’s exporters are deleted',
  kind: 'a restart',
  touches: ['oslo', 'api'],
  environment: 'oslo',
  begin: async () => {
    await kubectl(['delete', 'pods', inMonitoring, exportersOf('oslo')])
    await deploymentsReady('oslo')
  },
}

export const restartEvents: Event[] = [
  exporterPodsDeleted,
  {
    what: 'the exporters of bern are killed',
    kind: 'a restart',
    touches: ['bern', 'api'],
    environment: 'bern',
    begin: async () => {
      const { items } = await kubectl.get('pods', inMonitoring, exportersOf('bern'))
      await Promise.all(items.map((pod: KubernetesObject) => kill(pod, 'pve-exporter')))
    },
  },
  {
    what: 'Prometheus is killed, and keeps its data',
    kind: 'a restart',
    touches: ['prometheus', 'api'],
    early: true,
    forgets: true,
    begin: async () => kill(await kubectl.get('pod', prometheusPod, inMonitoring), 'prometheus'),
  },
  {
    what: 'Prometheus’s pod is deleted, and its data with it',
    kind: 'a restart',
    touches: ['prometheus', 'api'],
    early: true,
    forgets: true,
    begin: async () => {
      await kubectl(['delete', 'pod', inMonitoring, prometheusPod])
      await ready('monitoring', prometheusSet)
    },
  },
  {
    what: 'Alertmanager restarts',
    kind: 'a restart',
    touches: ['alertmanager'],
    begin: () => alertmanager.restart(),
  },
  {
    what: 'the API server is killed',
    kind: 'a restart',
    touches: ['api'],
    begin: () => cluster.restartApiServer(),
  },
  {
    what: 'the operator’s pod is deleted',
    kind: 'a restart',
    touches: ['operator', 'api'],
    early: true,
    begin: async () => {
      await kubectl([
        ...['delete', 'pods', '--namespace=default', '--selector=app.kubernetes.io/name=prometheus-operator'],
      ])
      await ready('default', 'deployment/prometheus-operator')
    },
  },
  {
    what: 'Flux’s controllers restart',
    kind: 'a restart',
    touches: ['flux'],
    begin: async () => {
      await flux.restart()
      // They start by applying everything again.
      await pause(5_000)
    },
  },
]
