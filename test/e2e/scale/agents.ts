import { prometheusObjects } from '../cluster/operator.ts'
import { prometheusName } from './shards.ts'

const namespace = 'monitoring'
const release = { matchLabels: { release: 'kube-prometheus-stack' } }
const nobody = { matchLabels: { release: 'nobody' } }

/** The labels by which the Prometheus to which agents write selects rules, and no other does. */
export const ruleLabels = { prometheus: 'central' }

/** A Prometheus that scrapes nothing itself and takes what agents write. */
export const central = prometheusObjects({ name: 'central' }).map(object => {
  const { kind, spec } = object as { kind: string; spec: object }
  if (kind !== 'Prometheus') return object
  return {
    ...object,
    spec: {
      ...spec,
      enableRemoteWriteReceiver: true,
      serviceMonitorSelector: nobody,
      podMonitorSelector: nobody,
      probeSelector: nobody,
      scrapeConfigSelector: nobody,
      ruleSelector: { matchLabels: ruleLabels },
      alerting: { alertmanagers: [{ namespace, name: 'alertmanager', port: 'web', apiVersion: 'v2' }] },
    },
  }
})

/** Where it answers inside the cluster: `prometheus-operated` leads to every Prometheus of the namespace. */
export const centralService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'central', namespace },
  spec: { selector: { 'app.kubernetes.io/instance': 'central' }, ports: [{ name: 'web', port: 9090 }] },
}

/** The pods that scrape: the operator labels an agent's otherwise than those of a Prometheus (pkg/prometheus/agent). */
export const scrapers = ['prometheus', 'prometheus-agent'].map(name => ({
  namespaceSelector: {},
  podSelector: { matchLabels: { 'app.kubernetes.io/name': name } },
}))

/** An agent of two shards, which selects what the Prometheus selects and writes to the other one. */
export const agent = {
  apiVersion: 'monitoring.coreos.com/v1alpha1',
  kind: 'PrometheusAgent',
  metadata: { name: 'agent', namespace },
  spec: {
    replicas: 1,
    shards: 2,
    serviceAccountName: prometheusName,
    ...Object.fromEntries(
      ['serviceMonitor', 'probe', 'scrapeConfig'].flatMap(kind => [
        [`${kind}Selector`, release],
        [`${kind}NamespaceSelector`, {}],
      ]),
    ),
    remoteWrite: [{ url: `http://central.${namespace}.svc:9090/api/v1/write` }],
    securityContext: {
      fsGroup: 2000,
      runAsNonRoot: true,
      runAsUser: 1000,
      seccompProfile: { type: 'RuntimeDefault' },
    },
    resources: { requests: { memory: '100Mi' } },
    containers: [{ name: 'prometheus', startupProbe: { periodSeconds: 1, failureThreshold: 900 } }],
  },
}
