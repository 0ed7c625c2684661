import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { IService } from 'kubernetes-models/v1'
import { environmentLabel, metadata, nameLabel } from '../../environment/object-names.ts'
import { telegraf } from '../../environment/telegraf.ts'
import { exporterAddressAt, exporterName, job, onOneShard, withoutDiscoveryLabels } from './relabelings.ts'

/** Telegraf's Service and its scrape, which has one target in every discovery mode. */
export const telegrafScrape = (interval: string) => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(telegraf.name, telegraf.component),
    spec: {
      selector: nameLabel(telegraf.name),
      ports: [{ name: 'metrics', port: telegraf.port, targetPort: 'metrics', protocol: 'TCP' }],
    },
  } satisfies IService,
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ServiceMonitor',
    metadata: metadata(telegraf.name, telegraf.component),
    spec: {
      selector: { matchLabels: nameLabel(telegraf.name) },
      targetLabels: [environmentLabel],
      endpoints: [
        {
          port: 'metrics',
          interval,
          relabelings: [
            job(telegraf.job),
            exporterName,
            exporterAddressAt(telegraf.port),
            onOneShard,
            withoutDiscoveryLabels,
          ],
        },
      ],
    },
  } satisfies IServiceMonitor,
]
