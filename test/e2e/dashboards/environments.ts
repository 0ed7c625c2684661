import type { Environment, Hypervisor } from '../../../lib/environment.ts'
import { monitorLabels } from '../laboratory/laboratory.ts'

type Patches = NonNullable<Environment['patches']>

/** The exporters' own /metrics, which are asked once a minute and by no field more often: a rate takes two. */
const exportersOften: Patches = [
  {
    target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter' },
    patch: [
      { op: 'replace', path: '/spec/endpoints/0/interval', value: '8s' },
      { op: 'add', path: '/spec/endpoints/0/scrapeTimeout', value: '8s' },
    ],
  },
]

const environment = (
  name: string,
  hypervisors: Hypervisor[],
  own: Partial<Environment> = {},
): Environment => ({
  hypervisors,
  pveExporter: {
    credentials: { secret: `pve-${name}` },
    tls: 'insecure',
    interval: '8s',
    nodeInterval: '8s',
    scrapeTimeout: '8s',
  },
  nodeExporter: { interval: '8s' },
  prometheus: { monitorLabels },
  dashboards: false,
  ...own,
  patches: [...exportersOften, ...(own.patches ?? [])],
})

/** Three nodes on which all is in use that a dashboard shows. It brings the dashboards. */
const three = environment(
  'three',
  [1, 2, 3].map(number => ({ name: `pve${number}`, address: `198.51.100.1${number}` })),
  { dashboards: {}, exporters: { ceph: { interval: '8s', scrapeTimeout: '8s' } } },
)

/** Another cluster with guests of the same ids. */
const twin = environment(
  'twin',
  [1, 2].map(number => ({ name: `twin${number}`, address: `198.51.100.2${number}` })),
)

/** A host without a cluster. */
const alone = environment('alone', [{ name: 'alone', address: '198.51.100.31' }])

/** A cluster of which Prometheus knows one series by another name, as if an exporter's next release had renamed it. */
const renamed = environment(
  'renamed',
  [1, 2].map(number => ({ name: `renamed${number}`, address: `198.51.100.4${number}` })),
  {
    patches: [
      {
        target: { kind: 'ServiceMonitor', name: 'proxmox-monit-pve-exporter-hypervisor' },
        patch: [
          {
            op: 'add',
            path: '/spec/endpoints/0/metricRelabelings/-',
            value: {
              sourceLabels: ['__name__'],
              regex: 'pve_disk_usage_bytes',
              targetLabel: '__name__',
              replacement: 'pve_disk_used_bytes',
            },
          },
        ],
      },
    ],
  },
)

/** 32 nodes, for 10,000 guests. */
const large = environment(
  'large',
  Array.from({ length: 32 }, (_, index) => ({
    name: `pve${String(index + 1).padStart(2, '0')}`,
    address: `203.0.113.${101 + index}`,
  })),
  { nodeExporter: false },
)

/** All are in the namespace `monitoring`. */
export const environments: Record<string, Environment> = {
  three,
  twin,
  alone,
  renamed,
  large: {
    ...large,
    pveExporter: { ...large.pveExporter, interval: '30s', nodeInterval: '240s', scrapeTimeout: '30s' },
  },
}
