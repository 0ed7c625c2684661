import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { add, type OverlayPatch, patch } from './patch.ts'

/**
 * What the node scrape must drop where one exporter answers both scrapes: its collectors can't be switched off for one of them, and the
 * cluster scrape has these series already.
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

/** The series of the collectors that the second exporter has switched off (exporter 3.10.2): status, resources, backup-info, qdevice. */
const withoutClusterSeries = {
  action: 'drop',
  sourceLabels: ['__name__'],
  regex:
    'pve_(up|(disk|memory|network|cpu|storage|not_backed_up|qdevice)_.+|uptime_seconds|ha_state|lock_state|guest_info)',
}
