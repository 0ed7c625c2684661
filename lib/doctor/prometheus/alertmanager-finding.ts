import type { Seen } from '../../cluster/seen.ts'
import type { Finding } from '../check.ts'
import { nameOf, type PrometheusObject, patched } from './prometheus-object.ts'

export type AlertmanagerService = Seen & { spec: { ports?: { name?: string; port: number }[] } }

/** Port on which an Alertmanager listens. */
const port = 9093

/** Why a Prometheus has no Alertmanager, with the Service that could be one. */
export const alertmanagerFinding = (
  prometheus: PrometheusObject,
  services: AlertmanagerService[],
): Finding => {
  const named = prometheus.spec.alerting?.alertmanagers ?? []
  const candidate = services
    .filter(({ spec }) => spec.ports?.some(one => one.port === port))
    .toSorted((one, other) => rank(prometheus, other) - rank(prometheus, one))[0]
  const [first] = named
  const what =
    first === undefined
      ? `The Prometheus ${nameOf(prometheus)} names no Alertmanager.`
      : `The Prometheus ${nameOf(prometheus)} finds no Alertmanager behind the port ${first.port} of the Service ${first.namespace ?? prometheus.metadata.namespace}/${first.name}.`
  return {
    what,
    why: 'Alerts fire in Prometheus, and nobody is told.',
    mend:
      candidate === undefined
        ? { advice: 'Install an Alertmanager and name its Service in spec.alerting of the Prometheus.' }
        : { command: patched(prometheus, { alerting: { alertmanagers: [entry(candidate)] } }) },
  }
}

/** The operator's own Service comes first, and one in Prometheus's namespace before others. */
const rank = (prometheus: PrometheusObject, { metadata }: AlertmanagerService): number =>
  (metadata.name === 'alertmanager-operated' ? 2 : 0) +
  (metadata.namespace === prometheus.metadata.namespace ? 4 : 0) +
  (metadata.name.includes('alertmanager') ? 1 : 0)

const entry = ({ metadata: { namespace, name }, spec }: AlertmanagerService) => ({
  namespace,
  name,
  port: spec.ports?.find(one => one.port === port)?.name ?? port,
  apiVersion: 'v2',
})
