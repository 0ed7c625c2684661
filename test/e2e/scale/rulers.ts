import { prometheusName } from './shards.ts'
import { thanosImage, thanosVersion } from './thanos.ts'

const namespace = 'monitoring'

/** The label by which the ruler selects rules, and no Prometheus does. */
export const ruleLabels = { ruler: 'global' }

const pod = { runAsNonRoot: true, runAsUser: 1000, fsGroup: 2000, seccompProfile: { type: 'RuntimeDefault' } }
const container = { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } }
const query = { 'app.kubernetes.io/name': 'thanos-query' }

/** The sidecar of each Prometheus, as its object has it. */
export const sidecar = { thanos: { image: thanosImage, version: thanosVersion } }

/** The pods of a pair, for each of two shards. */
export const pairs = [prometheusName, `${prometheusName}-shard-1`].map(shard =>
  [0, 1].map(replica => `prometheus-${shard}-${replica}`),
)

/** The sidecars that DNS gives: one that does not answer is left out. */
export const discovered = ['--endpoint=dns+prometheus-operated.monitoring.svc:10901']

/** The sidecars by name: one that does not answer makes the query fail. */
export const strict = [
  `--endpoint.sd-config=${JSON.stringify({
    endpoints: pairs.flat().map(name => ({
      address: `${name}.prometheus-operated.monitoring.svc:10901`,
      strict: true,
    })),
  })}`,
]

/** A querier over sidecars and rulers, as docs/scale.md has it. */
export const querier = (sidecars: string[]) => [
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
                ...sidecars,
                // What recording rules give lies in the rulers, and other rules ask for it.
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
]

/** A pair of rulers that ask the querier, as docs/scale.md has them. */
export const rulers = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ThanosRuler',
  metadata: { name: 'global', namespace },
  spec: {
    image: thanosImage,
    version: thanosVersion,
    replicas: 2,
    ruleSelector: { matchLabels: ruleLabels },
    ruleNamespaceSelector: {},
    queryEndpoints: ['dns+thanos-query.monitoring.svc:10902'],
    alertmanagersUrl: ['http://alertmanager.monitoring.svc:9093'],
    securityContext: pod,
  },
}
