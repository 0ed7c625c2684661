import { hypervisorsOf, type NamedEnvironment } from '../../../environment/defaults.ts'
import { shortestInterval } from '../../../environment/telegraf.ts'
import { apiPort } from '../../objects/hypervisors.ts'
import { certifiedName, sharedName } from '../certified-names.ts'
import { caFile } from './certificate-authorities.ts'
import { type Calls, type Client, ended, httpInput } from './http-input.ts'

/** The name, a host alias of the pod, that leads to every hypervisor. */
export const anyHypervisor = 'hypervisors.internal'

/** What Telegraf asks of the Proxmox VE API: one call of any node for the cluster, and four of each node. */
export const proxmoxVe = (environment: NamedEnvironment): string[] => {
  if (environment.telegraf === false) return []
  const shared = sharedName(environment)
  return [
    httpInput(ha(environment), client(environment, shared)),
    ...nodeCalls(environment).map(calls => httpInput(calls, client(environment))),
  ]
}

const client = ({ pveExporter: { tls } }: NamedEnvironment, serverName?: string): Client => ({
  // Without braces, which Flux would take.
  authorization: 'PVEAPIToken=$PVE_USER!$PVE_TOKEN_NAME=$PVE_TOKEN_VALUE',
  tls:
    tls === 'insecure'
      ? { insecure_skip_verify: true }
      : {
          ...(tls.caSecret === undefined && tls.caConfigMap === undefined ? {} : { tls_ca: caFile('pve') }),
          ...(serverName !== undefined && { tls_server_name: serverName }),
        },
})

/** `PVE/API2/HA/Status.pm` of pve-ha-manager 5.2.0; there is no entry `fencing` before 5.1.3. */
const ha = (environment: NamedEnvironment): Calls => ({
  alias: 'pve-ha',
  urls: [`https://${anyHypervisor}:${apiPort}/api2/json/cluster/ha/status/current`],
  interval: shortestInterval(environment),
  answers: [
    {
      measurement: 'proxmox_ha',
      path: 'data.#(type=="fencing")#',
      values: { 'armed-state': 'armed_state' },
    },
    {
      measurement: 'proxmox_ha',
      path: 'data.#(type=="master")#',
      values: { timestamp: 'crm_timestamp_seconds' },
    },
    {
      measurement: 'proxmox_ha',
      path: 'data.#(type=="lrm")#',
      labels: { node: 'node' },
      values: { timestamp: 'lrm_timestamp_seconds' },
    },
  ],
})

const nodeCalls = (environment: NamedEnvironment): Calls[] => {
  const of = (...paths: string[]) =>
    hypervisorsOf(environment, 'pve').flatMap(hypervisor =>
      paths.map(
        path =>
          `https://${certifiedName(environment, hypervisor)}:${apiPort}/api2/json/nodes/${hypervisor.name}/${path}`,
      ),
    )
  return [
    {
      alias: 'pve-tasks',
      // /cluster/tasks has the last 25 tasks of each node, which a busy one goes through in minutes.
      urls: of('tasks?errors=1&limit=50', 'tasks?typefilter=vzdump&limit=50'),
      without: { type: ['vncproxy', 'vncshell', 'termproxy', 'spiceproxy', 'spiceshell'] },
      answers: [
        {
          measurement: 'proxmox_task',
          path: ended,
          labels: { node: 'node', type: 'type', id: 'vmid', status: 'reason' },
          values: { starttime: 'starttime' },
          time: 'endtime',
        },
      ],
    },
    {
      alias: 'pve-certificates',
      urls: of('certificates/info'),
      answers: [
        {
          measurement: 'proxmox_certificate',
          path: 'data',
          labels: { filename: 'filename' },
          values: { notafter: 'expiry_timestamp_seconds' },
        },
      ],
    },
    {
      alias: 'pve-disks',
      urls: of('disks/list'),
      answers: [
        {
          measurement: 'proxmox_disk',
          path: 'data',
          labels: { devpath: 'device', type: 'disk_type', model: 'model', serial: 'serial' },
          values: { health: 'health', wearout: 'life_remaining_percent' },
        },
      ],
    },
  ]
}
