import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PM604 } from '../../../lib/doctor/checks/PM604.ts'
import { operatorFinding } from '../../../lib/doctor/checks/PM605.ts'
import { type SidecarWorkload, sidecarFinding, sidecarsIn } from '../../../lib/doctor/grafana/sidecars.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { recetteNewyork } from '../../recette-newyork.ts'
import { toldScene } from '../told-scene.ts'

const environment = complete('lyon', 'environments/lyon.ts', { ...recetteNewyork, namespace: 'proxmox' })
const dashboard = { namespace: 'proxmox', labels: { environment: 'lyon', grafana_dashboard: '1' } }

/** As the chart grafana makes it: kiwigrid/k8s-sidecar reads these variables. */
const grafana = (env: Record<string, string>, name = 'grafana-sc-dashboard'): SidecarWorkload => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'grafana', namespace: 'monitoring' },
  spec: {
    template: {
      spec: {
        containers: [
          {
            name,
            image: 'quay.io/kiwigrid/k8s-sidecar:1.30.0',
            env: Object.entries(env).map(([name, value]) => ({ name, value })),
          },
          { name: 'grafana', image: 'docker.io/grafana/grafana:12.0.0' },
        ],
      },
    },
  },
})
const found = (...workloads: SidecarWorkload[]) =>
  sidecarFinding(environment, dashboard, sidecarsIn(workloads))

test('a sidecar that looks for the label everywhere finds the dashboards', () => {
  assert.is(found(grafana({ LABEL: 'grafana_dashboard', LABEL_VALUE: '1', NAMESPACE: 'ALL' })), undefined)
})

test('without a value, any value of the label is found', () => {
  assert.is(found(grafana({ LABEL: 'grafana_dashboard', NAMESPACE: 'default,proxmox' })), undefined)
})

test('another label is mended in the environment’s file', () => {
  const finding = found(grafana({ LABEL: 'dashboards', LABEL_VALUE: 'grafana', NAMESPACE: 'ALL' }))
  assert.is(
    finding?.what,
    'The sidecar of monitoring/deployment/grafana looks for ConfigMaps with dashboards=grafana; the dashboards have grafana_dashboard=1.',
  )
  assert.equal(finding?.mend, { line: "dashboards: { sidecarLabels: { dashboards: 'grafana' } }" })
})

test('without a namespace the sidecar looks in its own', () => {
  assert.equal(found(grafana({ LABEL: 'grafana_dashboard', LABEL_VALUE: '1' }))?.mend, {
    command:
      'kubectl --namespace monitoring set env deployment/grafana --containers grafana-sc-dashboard NAMESPACE=ALL',
  })
})

test('the sidecar for data sources is none for dashboards', () => {
  assert.equal(sidecarsIn([grafana({ LABEL: 'grafana_datasource' }, 'grafana-sc-datasources')]), [])
})

const grafanaObject = (labels: Record<string, string>, namespace = 'proxmox') => ({
  apiVersion: 'grafana.integreatly.org/v1beta1',
  kind: 'Grafana',
  metadata: { name: 'grafana', namespace, labels },
})
const dashboardObject = (own = {}) => ({
  apiVersion: 'grafana.integreatly.org/v1beta1',
  kind: 'GrafanaDashboard',
  metadata: { name: 'lyon', namespace: 'proxmox' },
  spec: { instanceSelector: { matchLabels: { dashboards: 'grafana' } }, ...own },
})

test('the Grafana operator brings dashboards to a Grafana with their labels, in another namespace only where that is allowed', () => {
  const near = grafanaObject({ dashboards: 'grafana' })
  const far = grafanaObject({ dashboards: 'grafana' }, 'monitoring')
  assert.is(operatorFinding(environment, dashboardObject(), [near]), undefined)
  assert.is(
    operatorFinding(environment, dashboardObject({ allowCrossNamespaceImport: true }), [far]),
    undefined,
  )
  assert.match(operatorFinding(environment, dashboardObject(), [far])?.what ?? '', 'is in another namespace')
})

test('labels that no Grafana has are mended in the environment’s file', () => {
  assert.equal(operatorFinding(environment, dashboardObject(), [grafanaObject({ team: 'infra' })])?.mend, {
    line: "dashboards: { grafanaOperator: { instanceLabels: { team: 'infra' } } }",
  })
})

test('dashboards that the Grafana operator brings are not missed by a sidecar beside it', async () => {
  const object = (kind: string, name: string, spec?: object) => ({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'proxmox', labels: { environment: 'lyon' } },
    ...(spec && { spec }),
  })
  const map = object('ConfigMap', 'lyon-dashboard-cluster')
  const brought = object('GrafanaDashboard', 'lyon-dashboard-cluster', {
    configMapRef: { name: 'lyon-dashboard-cluster', key: 'a.json' },
  })
  const lists = { Deployment: [grafana({ LABEL: 'grafana_dashboard', LABEL_VALUE: '1' })] }
  const statusOf = async (...rendered: object[]) => (await PM604.run(toldScene({ rendered, lists }))).status
  assert.is(await statusOf(map, brought), 'skip')
  assert.is(await statusOf(map), 'fail')
})

test.run()
