import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'

const row = (
  name: string,
  labels: string[],
  help: string,
  type: CatalogueSeries['type'] = 'gauge',
): CatalogueSeries => ({
  name,
  type,
  labels,
  source: 'textfile',
  help,
})

const disk = ['device', 'disk', 'type']

/** What Debian's `prometheus-node-exporter-collectors` writes into node exporter's textfile folder, as its scripts say. */
export const textfiles: CatalogueSeries[] = [
  row('node_reboot_required', [], 'Node reboot is required for software updates (apt_info.py)'),
  row('apt_upgrades_pending', ['arch', 'origin'], 'Apt packages pending updates by origin (apt_info.py)'),
  row('smartmon_device_smart_healthy', disk, 'SMART health assessment, 1 passed (smartmon.sh)'),
  row('smartmon_device_smart_enabled', disk, 'SMART enabled (smartmon.sh)'),
  row('nvme_critical_warning_total', ['device'], 'Critical warnings of the device (nvme_metrics)', 'counter'),
  row('nvme_media_errors_total', ['device'], 'Media and data integrity errors (nvme_metrics)', 'counter'),
]
