import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { add, type OverlayPatch, patch } from './patch.ts'

/**
 * With one exporter for both scrapes, the node scrape drops the series that the cluster scrape already has: collectors cannot be switched
 * off for one scrape alone.
 */
export const singleExporter = ({ discovery, pveExporter }: NamedEnvironment): OverlayPatch[] => {
  if (!pveExporter.single || pveExporter.nodeInterval === false) return []
  return [
    discovery === 'static'
      ? patch('Probe', names.pveExporterNode, add('/spec/metricRelabelings', [withoutClusterSeries]))
      : patch(
          'ServiceMonitor',
          names.hypervisors,
          add('/spec/endpoints/1/metricRelabelings', [withoutClusterSeries]),
        ),
  ]
}

/** The series of the collectors that a second exporter would have switched off (3.10.2): status, resources, backup-info, qdevice. */
const withoutClusterSeries = {
  action: 'drop',
  sourceLabels: ['__name__'],
  regex:
    'pve_(up|(disk|memory|network|cpu|storage|not_backed_up|qdevice)_.+|uptime_seconds|ha_state|lock_state|guest_info)',
}
