import type { IProbe } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import { jobs, metadata, names } from '../../environment/object-names.ts'
import { exporterOfProbe, onOneShard } from './relabelings.ts'

/**
 * A target that is there whatever becomes of Services and pods, so that one shard always knows the environment to be its own. It asks the
 * exporter for its own metrics, so that it is up where all is well, and keeps none of them.
 */
export const shard = () => [
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'Probe',
    metadata: metadata(names.shard, 'shard'),
    spec: {
      jobName: jobs.shard,
      interval: '30s',
      prober: { url: names.pveExporter, path: '/metrics', scheme: 'http' },
      targets: {
        staticConfig: {
          static: ['pve-exporter'],
          labels: {},
          relabelingConfigs: [{ ...exporterOfProbe }, { ...onOneShard }],
        },
      },
      metricRelabelings: [{ action: 'drop', sourceLabels: ['__name__'], regex: '.+' }],
    },
  } satisfies IProbe,
]
