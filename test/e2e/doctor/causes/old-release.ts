import { join } from 'node:path'
import type { Cause } from '../cause.ts'
import { lyon } from '../environments.ts'
import { cluster, tree } from '../shared.ts'

const chart = join(import.meta.dirname, '../../gitops/chart')
const job = 'old-proxmox-monit-pve-exporter'

/** What this product replaces, still at work. */
export const oldReleaseCauses: Cause[] = [
  {
    cause: 'the old Helm release scrapes beside the environment',
    code: 'PM508',
    make: async () => {
      const addresses = lyon.hypervisors.map(({ address }) => address)
      await tree.shell(
        `kubectl --namespace monitoring get secret pve-exporter || kubectl --namespace proxmox get secret pve-exporter --output json | sed 's/"namespace": "proxmox"/"namespace": "monitoring"/' | kubectl --namespace monitoring create --filename -`,
      )
      await tree.shell(
        `helm --namespace monitoring install old ${chart} --set environment=old --set 'hypervisors={${addresses}}'`,
      )
      await cluster.waitFor(
        'its series',
        async () => (await cluster.prometheus.query(`pve_up{job="${job}"}`)).length > 0,
      )
    },
  },
]
