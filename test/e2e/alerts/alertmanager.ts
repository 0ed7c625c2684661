import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from '../cluster/addresses.ts'
import type { Cluster } from '../cluster/cluster.ts'
import type { Processes } from '../cluster/processes.ts'
import { patience, waitFor } from '../cluster/wait.ts'
import type { Pager } from './pager.ts'

/** An alert that Alertmanager holds: `suppressed` when another one inhibits it. */
export interface ActiveAlert {
  labels: Record<string, string>
  annotations: Record<string, string>
  status: { state: 'active' | 'suppressed' | 'unprocessed'; inhibitedBy: string[] }
  fingerprint: string
}

/** Debian's Alertmanager, beside the cluster, to which the cluster's Prometheus sends. */
export interface Alertmanager {
  /** All that is firing, inhibited or not. */
  alerts(): Promise<ActiveAlert[]>
  /** Ends it and starts it again on the same data, which says who was paged. */
  restart(): Promise<void>
}

const port = 9093

/** Starts it, with the rules by which one alert inhibits others. */
export async function startAlertmanager(
  processes: Processes,
  folder: string,
  { address }: Pick<Pager, 'address'>,
  inhibitRules: object[],
): Promise<Alertmanager> {
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'alertmanager.json')
  writeFileSync(config, JSON.stringify(configuration(address, inhibitRules)))
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}/api/v2/${path}`)).json()
  const start = async () => {
    processes.start('alertmanager', 'prometheus-alertmanager', [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      `--web.listen-address=:${port}`,
      '--cluster.listen-address=',
    ])
    await waitFor('Alertmanager', () => ask('status'), patience(), processes.check)
  }
  await start()
  return {
    alerts: () => ask('alerts'),
    restart: async () => {
      await processes.stop('alertmanager')
      await start()
    },
  }
}

/** Leads the cluster's Prometheus to it, as kube-prometheus-stack does: by a Service, here one that stands for the node. */
export async function sendAlerts({ kubectl, prometheus, waitFor }: Cluster) {
  await kubectl.apply(service)
  const spec = { alerting: { alertmanagers: [{ namespace, name, port: 'web', apiVersion: 'v2' }] } }
  const patch = ['patch', 'prometheus', 'kube-prometheus-stack-prometheus', `--namespace=${namespace}`]
  await kubectl([...patch, '--type=merge', `--patch=${JSON.stringify({ spec })}`])
  await waitFor('Prometheus to know Alertmanager', async () => {
    const answer = await fetch(`${await prometheus.address()}/api/v1/alertmanagers`)
    return (await answer.json()).data.activeAlertmanagers.length === 1
  })
}

/** Every alert is a page of its own, at once. */
const configuration = (url: string, inhibit_rules: object[]) => ({
  route: {
    receiver: 'pager',
    group_by: ['...'],
    group_wait: '1s',
    group_interval: '1s',
    repeat_interval: '1h',
  },
  receivers: [{ name: 'pager', webhook_configs: [{ url, send_resolved: true }] }],
  inhibit_rules,
})

const name = 'alertmanager'
const namespace = 'monitoring'

const service = [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace },
    spec: { ports: [{ name: 'web', port }] },
  },
  {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name, namespace },
    subsets: [{ addresses: [{ ip: addresses.node[0] }], ports: [{ name: 'web', port }] }],
  },
]
