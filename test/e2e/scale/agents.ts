import { prometheusName } from './shards.ts'

const namespace = 'monitoring'
const release = { matchLabels: { release: 'kube-prometheus-stack' } }
const nobody = { matchLabels: { release: 'nobody' } }

/** What a Prometheus selects that scrapes nothing itself and takes what agents write. */
export const receiver = {
  enableRemoteWriteReceiver: true,
  serviceMonitorSelector: nobody,
  probeSelector: nobody,
  scrapeConfigSelector: nobody,
}

/** The operator labels the pods of an agent otherwise than those of a Prometheus (pkg/prometheus/agent). */
export const agentPods = { matchLabels: { 'app.kubernetes.io/name': 'prometheus-agent' } }

/** An agent of two shards, which selects what the Prometheus selected and writes to it. */
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
    remoteWrite: [{ url: `http://prometheus-operated.${namespace}.svc:9090/api/v1/write` }],
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
