import type { IService } from 'kubernetes-models/v1'
import { metadata } from '../../environment/object-names.ts'

/** A headless Service without selector for hosts outside the cluster: its DNS name leads to all of them. */
export const externalService = (name: string, component: string, port: { name: string; port: number }) =>
  ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(name, component),
    spec: {
      clusterIP: 'None',
      // Its default would be both families, and Prometheus skips EndpointSlices that are not of the first.
      ipFamilyPolicy: 'SingleStack',
      ports: [{ ...port, protocol: 'TCP' }],
    },
  }) satisfies IService
