/** The one place that pins images, and says which exporter is the oldest that works: `--no-collector.qdevice` came with 3.9.0. */
export const images = {
  pveExporter: { name: 'prompve/prometheus-pve-exporter', tag: '3.10.2', oldestTag: '3.9.0' },
  // Its major and minor version are those of test/e2e/tools/telegraf, which the tests run.
  telegraf: { name: 'telegraf', tag: '1.37.2-alpine' },
} as const
