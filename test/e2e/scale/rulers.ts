import { thanosImage, thanosVersion } from './thanos.ts'

const namespace = 'monitoring'

/** The label by which the ruler selects rules, and no Prometheus does. */
export const ruleLabels = { ruler: 'global' }

const pod = { runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000, seccompProfile: { type: 'RuntimeDefault' } }
const container = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }
const query = { 'app.kubernetes.io/name': 'thanos-query' }

/** The sidecar of each Prometheus, as its object has it. */
export const sidecar = { thanos: { image: thanosImage, version: thanosVersion } }

/** A querier over all sidecars, and a ruler that asks it, as docs/scale.md has them. */
export const querierAndRuler = [
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'thanos-query', namespace },
    spec: {
      selector: { matchLabels: query },
      template: {
        metadata: { labels: query },
        spec: {
          securityContext: pod,
          containers: [
            {
              name: 'query',
              image: thanosImage,
              args: [
                'query',
                '--endpoint=dns+prometheus-operated.monitoring.svc:10901',
                // What recording rules give lies in the ruler itself, and other rules ask for it.
                '--endpoint=dns+thanos-ruler-operated.monitoring.svc:10901',
                '--store.sd-dns-interval=2s',
                '--query.replica-label=prometheus_replica',
                '--query.replica-label=thanos_ruler_replica',
              ],
              ports: [{ name: 'http', containerPort: 10902 }],
              readinessProbe: { httpGet: { path: '/-/ready', port: 'http' }, periodSeconds: 1 },
              securityContext: container,
            },
          ],
        },
      },
    },
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'thanos-query', namespace },
    spec: { selector: query, ports: [{ name: 'http', port: 10902, targetPort: 'http' }] },
  },
  {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'ThanosRuler',
    metadata: { name: 'global', namespace },
    spec: {
      image: thanosImage,
      version: thanosVersion,
      replicas: 1,
      evaluationInterval: '2s',
      ruleSelector: { matchLabels: ruleLabels },
      ruleNamespaceSelector: {},
      queryEndpoints: ['dns+thanos-query.monitoring.svc:10902'],
      alertmanagersUrl: ['http://alertmanager.monitoring.svc:9093'],
      securityContext: pod,
    },
  },
]

interface Ruler {
  /** What its rules say, as `<environment> <alert>`: what fires. */
  said(): Promise<string[]>
  /** The names of its groups. */
  groups(): Promise<string[]>
  /** The last errors of its rules. */
  errors(): Promise<string[]>
}

/** The API of a ruler's pod. */
export const ruler = (address: () => Promise<string>): Ruler => {
  const rules = async () => {
    const answer = await fetch(`http://${await address()}:10902/api/v1/rules`)
    // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
    return (await answer.json()).data.groups as any[]
  }
  return {
    groups: async () => (await rules()).map(({ name }) => name),
    errors: async () =>
      (await rules()).flatMap(({ rules }) => rules).flatMap(({ lastError }) => lastError || []),
    said: async () =>
      (await rules())
        .flatMap(({ rules }) => rules)
        .flatMap(({ alerts }) => alerts ?? [])
        .filter(({ state }) => state === 'firing')
        .map(({ labels }) => `${labels.environment} ${labels.alertname}`)
        .sort(),
  }
}
