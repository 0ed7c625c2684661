import { test } from 'uvu'
import type { Environment } from '../../../lib/environment.ts'
import { examineEach, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'

const broken = { kind: 'other', message: 'it broke' } as const
const object = (kind: string, name: string, own: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name, namespace: 'proxmox', ...metadata },
  ...own,
})
const map = (name: string, labels: object = { environment: 'newyork', grafana_dashboard: '1' }) =>
  object('ConfigMap', name, {}, { labels })
const maps = [map('newyork-dashboard-cluster'), map('newyork-dashboard-node'), map('newyork-other')]
const dashboard = (name: string, spec: object = {}) =>
  object('GrafanaDashboard', name, {
    spec: {
      configMapRef: { name, key: 'a.json' },
      instanceSelector: { matchLabels: { dashboards: 'grafana' } },
      ...spec,
    },
  })

/** A workload with a sidecar as the chart grafana makes it: kiwigrid/k8s-sidecar reads these variables. */
const grafana = (env: Record<string, string | undefined>, own: Record<string, string> = {}) => {
  const {
    kind = 'Deployment',
    name = 'grafana-sc-dashboard',
    image = 'quay.io/kiwigrid/k8s-sidecar:1.30.0',
  } = own
  const variables = Object.entries(env).map(([key, value]) => ({ name: key, ...(value && { value }) }))
  const containers = [
    { name, image, env: variables },
    { name: 'grafana', image: 'docker.io/grafana/grafana:12.0.0' },
  ]
  return object(
    kind,
    'grafana',
    { spec: { template: { spec: { containers } } } },
    { namespace: 'monitoring' },
  )
}
const label = { LABEL: 'grafana_dashboard' }
const beside = (...Deployment: object[]): Told => ({ rendered: maps, lists: { Deployment } })
const dashboards = (own: Environment['dashboards']): Partial<Environment> => ({
  ...(own !== undefined && { dashboards: own }),
})

const instance = (labels: Record<string, string> | undefined, namespace = 'proxmox') =>
  object('Grafana', 'grafana', {}, { namespace, ...(labels && { labels }) })
const operated = (Grafana: object[], own: Environment['dashboards'] = undefined, spec?: object): Told => ({
  environment: dashboards(own),
  rendered: [maps[0] as object, dashboard('newyork-dashboard-cluster', spec)],
  lists: { Grafana },
})
const asked = { grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } }

const scenes: Record<string, Scenes> = {
  PM604: {
    'nothing is rendered': { scene: { rendered: async () => ({ failure: broken }) } },
    'there are no dashboards': { rendered: [map('newyork-other'), object('Service', 'dashboard')] },
    'there is no Grafana': { rendered: maps },
    'Deployments may not be listed': { rendered: maps, refused: ['Deployment'] },
    'StatefulSets may not be listed': { rendered: maps, refused: ['StatefulSet'] },
    'the Grafana operator brings them': {
      rendered: [maps[0] as object, dashboard('newyork-dashboard-cluster')],
      lists: { Deployment: [grafana(label)] },
    },
    'it looks for them everywhere': beside(grafana({ ...label, LABEL_VALUE: '1', NAMESPACE: 'ALL' })),
    'it looks for any value, in several namespaces': beside(
      grafana({ ...label, NAMESPACE: 'default,proxmox' }),
    ),
    'a StatefulSet looks for them': {
      rendered: maps,
      lists: { StatefulSet: [grafana({ ...label, NAMESPACE: 'ALL' }, { kind: 'StatefulSet' })] },
    },
    'it looks in its own namespace only': beside(grafana({ ...label, LABEL_VALUE: '1' })),
    'it looks in others only': beside(grafana({ ...label, NAMESPACE: 'a,b' })),
    'it looks for another value': beside(grafana({ ...label, LABEL_VALUE: '2', NAMESPACE: 'ALL' })),
    'it looks for another label': beside(grafana({ LABEL: 'dashboards', LABEL_VALUE: 'a' })),
    'it looks for another label, with any value': beside(grafana({ LABEL: 'my-dashboards' })),
    'one of two looks for them': beside(
      grafana({ LABEL: 'dashboards' }),
      grafana({ ...label, NAMESPACE: 'ALL' }),
    ),
    'its folder tells that it is for dashboards': beside(
      grafana({ LABEL: 'a', FOLDER: '/tmp/dashboards' }, { name: 'sidecar' }),
    ),
    'sidecars for other things look for them': beside(
      grafana(label, { name: 'grafana-sc-datasources' }),
      grafana({}),
      grafana({ LABEL: undefined }),
      grafana(label, { image: 'registry.example.com/other:1' }),
    ),
    'the environment has labels and a folder of its own': {
      ...beside(grafana({ LABEL: 'dashboards' })),
      environment: dashboards({ folder: 'Hypervisors', sidecarLabels: { a: 'b', c: 'd' } }),
    },
  },
  PM605: {
    'nothing is rendered': { scene: { rendered: async () => ({ failure: broken }) } },
    'there is no GrafanaDashboard': { rendered: maps, environment: dashboards(false) },
    'Grafanas may not be listed': { ...operated([], asked), refused: ['Grafana'] },
    'there is no Grafana': operated([], asked),
    'a Grafana takes them': operated([instance({ dashboards: 'grafana' })], asked),
    'a Grafana of another namespace may take them': operated(
      [instance({ dashboards: 'grafana' }, 'monitoring')],
      asked,
      { allowCrossNamespaceImport: true },
    ),
    'a Grafana of another namespace may not': operated([
      instance({ dashboards: 'grafana' }, 'monitoring'),
      instance({}, 'proxmox'),
    ]),
    'one of two is in the namespace': operated([
      instance({ dashboards: 'grafana' }, 'monitoring'),
      instance({ dashboards: 'grafana' }),
    ]),
    'no Grafana has the label': operated([instance({ team: 'infra', a: 'b' })], asked),
    'a Grafana has no label': operated([instance(undefined)]),
    'several labels are asked for': operated([instance({ team: 'infra' })], undefined, {
      instanceSelector: { matchLabels: { dashboards: 'grafana', team: 'infra', a: 'b' } },
    }),
    'the environment has a folder of its own': operated([instance({ team: 'infra' })], {
      ...asked,
      folder: 'Hypervisors',
    }),
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
