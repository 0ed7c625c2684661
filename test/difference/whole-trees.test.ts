import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { stringify } from 'yaml'
import { reportOf } from '../../lib/difference/blocks.ts'
import { deliveryDifference } from '../../lib/difference/delivery-difference.ts'
import { jsonReport } from '../../lib/difference/report/json-report.ts'
import { objectTexts } from '../../lib/difference/report/object-texts.ts'
import { plain } from '../../lib/difference/report/text-report.ts'
import { deliveredIn, treeDifference } from '../../lib/difference/tree-difference.ts'
import { approved } from '../approved.ts'
import { treeOf } from './compared.ts'

const test = suite('whole trees')

const overlay = (name: string, kustomization: object, service: object = {}) => ({
  [`overlays/${name}/kustomization.yaml`]: stringify({
    namespace: 'monitoring',
    namePrefix: `${name}-`,
    resources: ['service.yaml', '../../base'],
    ...kustomization,
  }),
  [`overlays/${name}/service.yaml`]: stringify({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'a' },
    ...service,
  }),
})

const base = (replicas: number) => ({
  'base/kustomization.yaml': 'resources: [a.yaml]\n',
  'base/a.yaml': stringify({
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'proxmox-monit-pve-exporter-hypervisor', annotations: { replicas: String(replicas) } },
    subsets: [{ addresses: [{ ip: '198.51.100.11', hostname: 'pve1' }] }],
  }),
})

const application = (name: string, path: string, revision = 'main', kind = 'Application') =>
  `apiVersion: v1
kind: ${kind}
metadata: { name: proxmox-monitoring-${name} }
spec:
  source:
    path: ${path.startsWith('.') ? path : `'${path}'`}
    revision: ${revision}
`

const before = {
  ...overlay('changes', {}),
  ...overlay('goes', {}),
  ...overlay('goes-pruned', {}),
  ...overlay('moves', {}),
  ...overlay('moves-pruned', {}),
  ...overlay('renamed', {}),
  ...overlay('loses-its-names', { namespace: undefined }),
  ...overlay('same', {}),
  ...overlay('delivered', {}),
  ...overlay('secret', {}, { kind: 'Secret', stringData: { a: 'not-for-you' }, data: { b: 'not-for-you' } }),
  'gitops/argocd/goes-pruned.yaml': application('goes-pruned', 'overlays/goes-pruned'),
  'gitops/argocd/moves-pruned.yaml': application('moves-pruned', 'overlays/moves-pruned'),
  'gitops/argocd/delivered.yaml': application('delivered', './deploy/overlays/delivered'),
  'gitops/argocd/kustomization.yaml': 'resources: [a]\n',
  'gitops/argocd/all.yaml': `${application('root', 'gitops', 'a', 'AppProject')}---\n${application('gone', 'gitops', 'a', 'AppProject')}---\nnothing: here\n`,
  'gitops/flux/same.yaml': application('same', 'x', 'a', 'Kustomization'),
  'docs/overlays/changes/x.yaml': 'a',
}

const after = {
  ...overlay('changes', {}, { spec: { a: 1 } }),
  ...overlay('comes', {}),
  ...overlay('moves', { namespace: 'other' }),
  ...overlay(
    'moves-pruned',
    { namespace: 'other', namePrefix: 'x-', resources: ['service.yaml', '../../base', 'new.yaml'] },
    { spec: { a: 1 } },
  ),
  'overlays/moves-pruned/new.yaml': stringify({ apiVersion: 'v1', kind: 'Role', metadata: { name: 'new' } }),
  ...overlay('renamed', { namePrefix: '' }),
  ...overlay('loses-its-names', { namespace: 'monitoring', namePrefix: 'other-' }),
  ...overlay('same', {}),
  ...overlay('delivered', {}),
  ...overlay(
    'secret',
    {},
    { kind: 'Secret', stringData: { a: 'nor-for-you', c: 'x' }, data: { b: 'nor-for-you' } },
  ),
  'gitops/argocd/delivered.yaml': application('delivered', './deploy/overlays/delivered', 'v2'),
  'gitops/argocd/moves-pruned.yaml': application('moves-pruned', 'overlays/moves-pruned'),
  'gitops/argocd/kustomization.yaml': 'resources: [a, b]\n',
  'gitops/argocd/all.yaml': `${application('root', 'gitops', 'b', 'AppProject')}---\n${application('new', 'gitops', 'a', 'AppProject')}`,
  'gitops/flux/comes.yaml': application('comes', 'x', 'a', 'Kustomization'),
  'gitops/flux/same.yaml': `# another comment\n${application('same', 'x', 'a', 'Kustomization')}`,
  'docs/overlays/changes/x.yaml': 'b',
}

const environments = [
  ...new Set(
    Object.keys({ ...before, ...after }).flatMap(path => /^overlays\/([^/]+)/.exec(path)?.[1] ?? []),
  ),
]

const reported = (old: Record<string, string>, now: Record<string, string>, only?: string) => {
  const [one, other] = [treeOf(old), treeOf(now)]
  return reportOf(treeDifference(one, other, only), deliveryDifference(one, other, environments))
}

const against = { name: 'main', notes: [] }
const text = (report: ReturnType<typeof reported>) =>
  [
    jsonReport(report, against),
    ...[...objectTexts(report)].map(
      ({ environment, others, object, diff }) => `${environment} and ${others} more: ${object}\n${diff}\n`,
    ),
  ].join('\n')

test('environments that come, go, move, are renamed and change are told as approved, and their delivery', () =>
  approved(
    import.meta.dirname,
    'trees.txt',
    text(reported({ ...before, ...base(1) }, { ...after, ...base(1) })),
  ))

test('a change of the base is looked for in every environment, and one that is named alone', () => {
  const report = reported({ ...before, ...base(1) }, { ...before, ...base(2) })
  assert.equal(report.same, [])
  assert.is(report.different.length, 10)
  assert.equal(
    reported({ ...before, ...base(1) }, { ...before, ...base(2) }, 'same').different.map(
      ({ environment }) => environment,
    ),
    ['same'],
  )
})

test('a tree in which no file stays as it was is compared like any other', () => {
  const one = (label: string) =>
    overlay('one', { resources: ['service.yaml'], labels: [{ pairs: { a: label } }] }, { spec: { a: label } })
  assert.equal(
    reported(one('b'), one('c')).blocks.map(({ sentences }) => sentences.map(plain)),
    [['Service a: metadata.labels.a b → c', 'Service a: spec.a b → c']],
  )
})

test('who prunes is read of every file that points at an overlay', () =>
  assert.equal([...deliveredIn(treeOf(before))], ['goes-pruned', 'moves-pruned', 'delivered']))

test.run()
