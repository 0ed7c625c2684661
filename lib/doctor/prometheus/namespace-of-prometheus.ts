import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'

/** The namespace of the Prometheus, which is known before the cluster is asked only where the environment's file says it. */
export const namespaceOfPrometheus = ({ prometheus }: Pick<NamedEnvironment, 'prometheus'>): string =>
  prometheus.serviceAccount?.namespace ?? defaults.namespace
