/** The one place that pins images. */
export const images = {
  pveExporter: { name: 'prompve/prometheus-pve-exporter', tag: '3.10.2' },
} as const
