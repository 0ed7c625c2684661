import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import { renderingOf } from '../../../lib/difference/rendering/rendering.ts'
import { overlaysOf } from '../../../lib/difference/rendering/tree.ts'
import { approved } from '../../approved.ts'
import { treeOf } from '../compared.ts'

const object = (kind: string, name: string, fields: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name },
  ...fields,
})

const pods = {
  spec: {
    template: {
      metadata: { labels: { app: 'a' } },
      spec: {
        serviceAccountName: 'account',
        imagePullSecrets: [{ name: 'secret' }, { name: 'elsewhere' }],
        initContainers: [{ name: 'wait', image: 'registry:5000/a:1' }],
        containers: [
          {
            image: 'a:1',
            envFrom: [{ secretRef: { name: 'secret' } }, { configMapRef: { name: 'map' } }],
            env: [
              { name: 'A', valueFrom: { secretKeyRef: { name: 'secret', key: 'secret' } } },
              { name: 'B', valueFrom: { configMapKeyRef: { name: 'map', key: 'map' } } },
            ],
          },
          { image: 'b:1@sha256:1' },
          { image: 'c:1' },
          { image: 'd@sha256:1' },
          { image: 'registry:5000/a' },
          { image: 'aa:1' },
          { name: 'none' },
        ],
        volumes: [{ secret: { secretName: 'secret' } }, { configMap: { name: 'map' } }, { emptyDir: {} }],
      },
    },
  },
}

const yaml = (...values: object[]) => values.map(value => stringify(value)).join('---\n')

/** A tree with whatever a kustomization of a build may hold. */
const files: Record<string, string> = {
  'overlays/lab/kustomization.yaml': yaml({
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    namespace: 'observability',
    namePrefix: 'lab-',
    labels: [
      {
        pairs: { site: 'a' },
        includeTemplates: true,
        fields: [
          { kind: 'Widget', path: 'spec/labels' },
          { kind: 'Widget', path: 'spec/none' },
        ],
      },
      { pairs: { team: 'b', app: 'c' } },
    ],
    resources: ['../../base/all', 'own.yaml', 'rules.yaml'],
    components: ['../../base/component'],
    configurations: ['references.yaml'],
    generatorOptions: { labels: { grafana: '1' }, annotations: { folder: 'x' } },
    configMapGenerator: [{ name: 'generated', files: ['one.json', '../two.json', 'missing.json'] }],
    images: [
      { name: 'a', newTag: '2' },
      { name: 'b', newName: 'other/b' },
      { name: 'c', newTag: '3', digest: 'sha256:2' },
      { name: 'd', digest: 'sha256:3' },
      { name: 'registry:5000/a', newName: 'registry:6000/a', newTag: '4' },
    ],
    patches: [
      {
        target: { kind: 'Deployment', name: 'pods' },
        patch: yaml([{ op: 'add', path: '/spec/replicas', value: 2 }]),
      },
      {
        target: { kind: 'Deployment', name: 'po.*.*' },
        patch: yaml([{ op: 'add', path: '/spec/second', value: 2 }]),
      },
      {
        target: { kind: 'Deployment', name: 'od' },
        patch: yaml([{ op: 'add', path: '/spec/never', value: 2 }]),
      },
      {
        target: { kind: 'Role|RoleBinding' },
        patch: yaml([{ op: 'add', path: '/metadata/annotations', value: { a: 'b' } }]),
      },
      {
        target: { kind: 'Widget', name: 'lab-widget' },
        patch: yaml([{ op: 'add', path: '/spec/never', value: 2 }]),
      },
    ],
  }),
  'overlays/lab/references.yaml': yaml({
    nameReference: [
      {
        kind: 'Service',
        fieldSpecs: [
          { kind: 'Widget', path: 'spec/targets' },
          { kind: 'Widget', path: 'spec/by\\/name' },
          { kind: 'Other', path: 'spec/targets' },
        ],
      },
    ],
    namespace: [
      { kind: 'Widget', path: 'spec/namespace' },
      { kind: 'Widget', path: 'spec/missing/namespace' },
    ],
  }),
  'overlays/lab/own.yaml': `${yaml(object('Service', 'service'), object('Widget', 'widget', { spec: { targets: ['service', 'unknown'], 'by/name': 'service', namespace: 'old', labels: { a: 'b' }, list: [{ targets: 'service' }] } }))}---\n`,
  'overlays/lab/rules.yaml': `# a comment\napiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: rules\nspec: {}\n`,
  'overlays/lab/one.json': '{"a":1}',
  'overlays/two.json': '{"b":1}',
  'base/all/kustomization.yaml': yaml({ resources: ['pods.yaml', '../access'] }),
  'base/all/pods.yaml': yaml(object('Deployment', 'pods', pods), object('StatefulSet', 'pods', pods)),
  'base/access/kustomization.yaml': yaml({ resources: ['access.yaml'] }),
  'base/access/access.yaml': yaml({
    apiVersion: 'v1',
    kind: 'List',
    items: [
      object('ServiceAccount', 'account'),
      object('Secret', 'secret', { data: { a: 'b' } }),
      object('ConfigMap', 'map'),
      object('Role', 'role'),
      object('RoleBinding', 'binding', {
        roleRef: { name: 'role', kind: 'Role' },
        subjects: [{ name: 'account' }, { name: 'other' }],
      }),
    ],
  }),
  'base/component/kustomization.yaml': yaml({
    kind: 'Component',
    resources: ['component.yaml'],
    configurations: ['own.yaml'],
  }),
  'base/component/component.yaml': yaml(object('Other', 'other', { spec: { targets: 'service' } })),
  'base/component/own.yaml': yaml({}),
  'overlays/plain/kustomization.yaml': yaml({ resources: ['rules.yaml'] }),
  'overlays/plain/rules.yaml':
    'apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata:\n  name: rules\nspec: {}\n---\napiVersion: v1\nkind: Service\nmetadata:\n  name: beside\n',
  'overlays/not/deep/kustomization.yaml': '',
}

const rendered = (environment: string, place = {}) => {
  const { namespace, namePrefix, objects } = renderingOf(treeOf(files), environment, place)
  return [
    `${namespace} ${JSON.stringify(namePrefix)}`,
    ...[...objects].map(([key, { ownText, madeOf, value }]) =>
      [
        `# ${key}, made of ${madeOf.length} texts${ownText === undefined ? '' : ', with its own text'}`,
        stringify(value()),
      ].join('\n'),
    ),
  ].join('\n')
}

test('everything that a kustomization of a build may hold is rendered as approved', () =>
  approved(
    import.meta.dirname,
    'all.txt',
    [
      rendered('lab'),
      rendered('plain'),
      rendered('plain', { namespace: 'elsewhere', namePrefix: 'x-' }),
    ].join('\n'),
  ))

test('the overlays of a tree are its folders with a kustomization', () =>
  assert.equal(overlaysOf(treeOf(files)), ['lab', 'plain']))

/** Trees that no build writes, and what is said of them. */
const unknown: [files: Record<string, string>, message: string][] = [
  [{}, 'overlays/lab/kustomization.yaml is missing'],
  [
    { 'overlays/lab/kustomization.yaml': 'resources: []\nhelmCharts: []\n' },
    'overlays/lab/kustomization.yaml has the field "helmCharts", which no build writes',
  ],
  [
    { 'overlays/lab/kustomization.yaml': 'resources: [a.yaml]\n', 'overlays/lab/a.yaml': 'kind: Service\n' },
    'overlays/lab/a.yaml holds something that is no Kubernetes object',
  ],
  [{ 'overlays/lab/kustomization.yaml': 'resources: [a]\n' }, 'overlays/lab/a/kustomization.yaml is missing'],
  [
    { 'overlays/lab/kustomization.yaml': 'resources: [\n' },
    'overlays/lab/kustomization.yaml is not YAML: deficient indentation',
  ],
]

test('what no build writes is refused with its file', () => {
  for (const [files, message] of unknown)
    assert.throws(
      () => renderingOf(treeOf(files), 'lab'),
      (error: Error) => error.message === message || assert.is(error.message, message),
    )
})

test.run()
