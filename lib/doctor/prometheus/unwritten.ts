import type { Finding } from '../check.ts'
import { nameOf, type PrometheusObject } from './prometheus-object.ts'

/** The operator's condition `Reconciled`; it is `Unknown` while the object is paused, which PM504 tells. */
export const unwritten = (prometheus: PrometheusObject): Finding[] =>
  (prometheus.status?.conditions ?? [])
    .filter(({ type, status }) => type === 'Reconciled' && status === 'False')
    .map(({ message = '' }) => ({
      what: `The operator cannot configure the Prometheus ${nameOf(prometheus)}: ${message}.`,
      why: 'Prometheus goes on as it was before; no new target, address or rule arrives.',
      mend: {
        advice: `Correct what the message names, in kubectl --namespace ${prometheus.metadata.namespace} edit prometheus ${prometheus.metadata.name} or in the Secret that it names. It may be another team's.`,
      },
    }))
