import type { Seen } from '../../cluster/seen.ts'
import type { Selector } from '../../cluster/selector.ts'
import { type ShellCommand, shell } from '../../problem/shell.ts'
import type { Condition } from '../delivery.ts'

/** A Prometheus, a PrometheusAgent or a ThanosRuler, as far as it decides whether an environment is scraped or its rules are evaluated. */
export type PrometheusObject = Seen & {
  metadata: { namespace: string }
  status?: { conditions?: Condition[] }
  spec: {
    serviceMonitorSelector?: Selector
    serviceMonitorNamespaceSelector?: Selector
    probeSelector?: Selector
    probeNamespaceSelector?: Selector
    scrapeConfigSelector?: Selector
    scrapeConfigNamespaceSelector?: Selector
    ruleSelector?: Selector
    ruleNamespaceSelector?: Selector
    serviceAccountName?: string
    serviceDiscoveryRole?: 'Endpoints' | 'EndpointSlice'
    replicas?: number
    shards?: number
    paused?: boolean
    routePrefix?: string
    externalUrl?: string
    web?: { tlsConfig?: object }
    /** Of a Prometheus. */
    externalLabels?: Record<string, string>
    /** The sidecar of a Prometheus. */
    thanos?: object
    /** Of a ThanosRuler. */
    labels?: Record<string, string>
    enforcedNamespaceLabel?: string
    excludedFromEnforcement?: object[]
    enforcedSampleLimit?: number
    enforcedTargetLimit?: number
    alerting?: {
      alertmanagers?: { namespace?: string; name: string; port: string | number; apiVersion?: string }[]
    }
  }
}

/** The fields by which it selects a kind. */
export const selectors = {
  ServiceMonitor: ['serviceMonitorSelector', 'serviceMonitorNamespaceSelector'],
  Probe: ['probeSelector', 'probeNamespaceSelector'],
  ScrapeConfig: ['scrapeConfigSelector', 'scrapeConfigNamespaceSelector'],
  PrometheusRule: ['ruleSelector', 'ruleNamespaceSelector'],
} as const satisfies Record<string, [keyof PrometheusObject['spec'], keyof PrometheusObject['spec']]>

export type SelectedKind = keyof typeof selectors

/** `Prometheus monitoring/k8s`, or the ThanosRuler. */
export const called = (object: PrometheusObject): string =>
  `${object.kind === 'ThanosRuler' ? object.kind : 'Prometheus'} ${nameOf(object)}`

/** `monitoring/k8s`. */
export const nameOf = ({ metadata: { namespace, name } }: PrometheusObject): string => `${namespace}/${name}`

/** The resource and name that kubectl takes: `prometheus k8s`. */
const resourceOf = ({ kind, metadata }: PrometheusObject): string[] => [
  (kind ?? 'Prometheus').toLowerCase(),
  metadata.name,
]

/** A command that changes fields of its `spec`, and nothing else. */
export const patched = (prometheus: PrometheusObject, spec: object): ShellCommand =>
  shell`kubectl --namespace ${prometheus.metadata.namespace} patch ${resourceOf(prometheus)} --type merge --patch ${JSON.stringify({ spec })}`
