import type { Environment } from '../../../../lib/environment.ts'
import { monitorLabels } from '../../laboratory/laboratory.ts'

/** Sizes of a Proxmox VE cluster, by environment. */
export const sizes = {
  small: { nodes: 3, guests: 50 },
  medium: { nodes: 16, guests: 1_000 },
  large: { nodes: 32, guests: 10_000 },
} as const

export type Size = keyof typeof sizes

/** Where each begins in 203.0.113.0/24. */
const firstAddress = { small: 101, medium: 111, large: 131 } as const

/** So long that the scrape fits in on a slow machine, and so short that a test can wait for it. */
const intervals = { small: '10s', medium: '15s', large: '30s' } as const

/** The node scrapes and node exporters are left out: they are the same for every node. */
const environment = (size: Size): Environment => ({
  hypervisors: Array.from({ length: sizes[size].nodes }, (_, index) => ({
    name: `${size}${index + 1}`,
    address: `203.0.113.${firstAddress[size] + index}`,
    exporters: ['pve'],
  })),
  pveExporter: {
    credentials: { secret: `pve-${size}` },
    tls: 'insecure',
    interval: intervals[size],
    scrapeTimeout: intervals[size],
    nodeInterval: false,
  },
  nodeExporter: false,
  prometheus: { monitorLabels },
  dashboards: false,
})

export const scaleEnvironments: Record<Size, Environment> = {
  small: environment('small'),
  medium: environment('medium'),
  large: environment('large'),
}
