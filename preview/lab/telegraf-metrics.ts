import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { fixed, wave } from './noise.ts'

const hour = 3600
const day = 24 * hour
const tebibyte = 2 ** 40

/** Environments that have Telegraf and a backup server. */
export const withTelegraf = ['production-paris', 'recette-newyork']

type Sample = [series: string, value: number]

/** What Telegraf answers at a time (Unix seconds): backups at three every night, of which some fail where a node is lost. */
export const telegrafMetrics = (environment: string, cluster: PveCluster, seconds: number): string => {
  const sick = Object.values(cluster.nodes).some(({ online }) => !online)
  return [
    ...nodes(environment, cluster, seconds),
    ...backups(environment, cluster, seconds, sick),
    ...server(environment, seconds, sick),
  ]
    .map(([series, value]) => `${series} ${value}\n`)
    .join('')
}

const nodes = (environment: string, { nodes: all }: PveCluster, seconds: number): Sample[] => [
  ['internal_gather_errors{input="http",alias="pve-ha"}', 0],
  ['proxmox_ha_armed_state', 3],
  ['proxmox_ha_crm_timestamp_seconds', seconds - 4],
  ...Object.keys(all).flatMap((node, index): Sample[] => [
    [`proxmox_ha_lrm_timestamp_seconds{node="${node}"}`, seconds - 3],
    [
      `proxmox_certificate_expiry_timestamp_seconds{node="${node}",filename="pve-ssl.pem"}`,
      seconds + (20 + 400 * fixed(`${environment} ${node}`)) * day,
    ],
    ...['nvme0n1', 'nvme1n1'].flatMap((device): Sample[] => {
      const labels = `node="${node}",device="/dev/${device}",disk_type="nvme",model="MZQL23T8HCLS",serial="S64G${index}${device.at(4)}"`
      return [
        [`proxmox_disk_health{${labels}}`, 1],
        [`proxmox_disk_life_remaining_percent{${labels}}`, Math.round(60 + 39 * fixed(labels))],
      ]
    }),
  ]),
]

const backups = (environment: string, { guests }: PveCluster, seconds: number, sick: boolean): Sample[] => {
  const night = Math.floor((seconds - 3 * hour) / day) * day + 3 * hour
  return Object.entries(guests)
    .filter(([, { backedUp, template }]) => backedUp && !template)
    .flatMap(([vmid, { type, node }], index): Sample[] => {
      const late = sick && index % 9 === 0
      const labels = `server="pbs1",datastore="tank",backup_type="${type === 'qemu' ? 'vm' : 'ct'}",backup_id="${vmid}"`
      return [
        [
          `proxmox_backup_group_last_backup_timestamp_seconds{${labels}}`,
          night + 60 * index - (late ? 2 * day : 0),
        ],
        [`proxmox_backup_group_backups{${labels}}`, 7 + Math.round(20 * fixed(`${environment} ${vmid}`))],
        ...(late
          ? [
              [
                `proxmox_task_end_timestamp_seconds{node="${node}",type="vzdump",vmid="${vmid}",result="error",reason="job failed with err -5 - Input/output error"}`,
                night + 60 * index,
              ] as Sample,
            ]
          : []),
      ]
    })
}

const server = (environment: string, seconds: number, sick: boolean): Sample[] => {
  const store = 'server="pbs1",datastore="tank"'
  const job = `${store},job_id="v-4f1c2a80"`
  const used = (sick ? 22.8 : 14.2 + 0.2 * wave(`${environment} pbs`, seconds)) * tebibyte
  return [
    [`proxmox_backup_datastore_total_bytes{${store}}`, 24 * tebibyte],
    [`proxmox_backup_datastore_used_bytes{${store}}`, used],
    [`proxmox_backup_datastore_available_bytes{${store}}`, 24 * tebibyte - used],
    [`proxmox_backup_datastore_estimated_full_timestamp_seconds{${store}}`, seconds + (sick ? 3 : 120) * day],
    [`proxmox_backup_gc_last_run_timestamp_seconds{${store}}`, seconds - 9 * hour],
    [`proxmox_backup_gc_next_run_timestamp_seconds{${store}}`, seconds + 15 * hour],
    [`proxmox_backup_gc_last_run_state{${store}}`, 0],
    [`proxmox_backup_gc_bad_chunks{${store}}`, sick ? 2 : 0],
    [`proxmox_backup_verify_last_run_timestamp_seconds{${job}}`, seconds - 30 * hour],
    [`proxmox_backup_verify_next_run_timestamp_seconds{${job}}`, seconds + 18 * hour],
    [`proxmox_backup_verify_last_run_state{${job}}`, sick ? 2 : 0],
    ...(sick
      ? [
          [
            'proxmox_backup_task_end_timestamp_seconds{server="pbs1",type="verificationjob",worker_id="tank:v-4f1c2a80",result="error",reason="verification failed - please check the log for details"}',
            seconds - 30 * hour,
          ] as Sample,
        ]
      : []),
  ]
}
