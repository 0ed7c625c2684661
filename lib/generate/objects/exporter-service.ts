import type { IService } from 'kubernetes-models/v1'
import { metadata, nameLabel } from '../../environment/object-names.ts'

/** Port on which the exporter listens and its Service answers. */
export const exporterPort = 9221

/** The Service of one of the pve exporters, by default of the one that is named like it. */
export const exporterService = (name: string, exporter = name) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, 'pve-exporter'),
    spec: {
      selector: nameLabel(exporter),
      ports: [{ name: 'http', port: exporterPort, targetPort: 'http', protocol: 'TCP' }],
    },
  }) satisfies IService
