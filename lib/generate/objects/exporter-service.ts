import type { IService } from 'kubernetes-models/v1'
import { metadata, nameLabel } from '../../environment/object-names.ts'

/** Port on which the exporter listens and its Service answers. */
export const exporterPort = 9221

/** The Service of a pve exporter, which has the Service's name unless another is given. */
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
