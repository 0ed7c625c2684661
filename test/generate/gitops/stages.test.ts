import * as assert from 'uvu/assert'
import type { ArgoCD, Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { problemsOf, renderFolders } from '../overlay/render.ts'

const test = kubectlSuite('delivery of stages')

const repository = { url: 'https://git.corp.internal/platform/proxmox-monitoring.git' }
const environment = (number: number): Environment => ({
  namespace: `pve-${number}`,
  hypervisors: [{ name: 'pve1', address: `198.51.100.${number}` }],
  pveExporter: { tls: 'insecure' },
  dashboards: false,
})
const argocd = (number: number, fields: ArgoCD = {}, revision?: string): Environment => ({
  ...environment(number),
  discovery: 'static',
  delivery: { repository, argocd: fields, ...(revision !== undefined && { revision }) },
})
const flux = (number: number, revision?: string): Environment => ({
  ...environment(number),
  delivery: { repository, flux: {}, ...(revision !== undefined && { revision }) },
})

const delivered = (by: string, environments: Record<string, Environment>): Rendered[] => {
  assert.equal(problemsOf(environments), [])
  const objects = renderFolders(environments, [`gitops/${by}`])[0] ?? []
  for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
  return objects
}

test('an Application that is synced by hand has everything but what syncs by itself', () => {
  const objects = delivered('argocd', { lab: argocd(1, { automated: false }), test: argocd(2) })
  const { syncPolicy } = objectOf(objects, 'Application', 'proxmox-monitoring-lab').spec
  assert.equal(Object.keys(syncPolicy), ['retry', 'syncOptions'])
  const other = objectOf(objects, 'Application', 'proxmox-monitoring-test').spec
  assert.equal(other.syncPolicy.automated, { prune: true, selfHeal: true })
})

test('an Application has the annotations by which Argo CD notifies somebody, beside its own', () => {
  const annotations = { 'notifications.argoproj.io/subscribe.on-sync-failed.slack': 'virtualization' }
  const { metadata } = objectOf(
    delivered('argocd', { lab: argocd(1, { annotations }) }),
    'Application',
    'proxmox-monitoring-lab',
  )
  assert.equal(Reflect.get(metadata, 'annotations'), {
    'argocd.argoproj.io/compare-options': 'ServerSideDiff=true',
    ...annotations,
  })
})

test("a sync window is the project's and for its environment alone", () => {
  const window = { kind: 'allow', schedule: '0 22 * * *', duration: '2h', timeZone: 'Europe/Paris' } as const
  const { spec } = objectOf(
    delivered('argocd', {
      lab: argocd(1, { syncWindows: [{ ...window, manualSync: true }] }),
      test: argocd(2),
    }),
    'AppProject',
    'proxmox-monitoring',
  )
  assert.equal(spec.syncWindows, [{ ...window, manualSync: true, applications: ['proxmox-monitoring-lab'] }])
})

test('each stage is taken from a branch or tag of its own by Argo CD, one by one or in an ApplicationSet', () => {
  const stages = (fields: ArgoCD) => ({ lab: argocd(1, fields, 'staging'), test: argocd(2, fields) })
  const single = delivered('argocd', stages({}))
  assert.equal(
    single.flatMap(({ kind, spec }) => (kind === 'Application' ? [spec.source.targetRevision] : [])),
    ['staging', 'main'],
  )
  const { spec } = objectOf(delivered('argocd', stages({ applicationSet: 'all' })), 'ApplicationSet', 'all')
  assert.is(spec.template.spec.source.targetRevision, '{{.revision}}')
  assert.equal(
    spec.generators[0].list.elements.map(({ revision }: { revision: string }) => revision),
    ['staging', 'main'],
  )
})

test('Flux has a GitRepository for each revision: a branch, a tag, a commit', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  const objects = delivered('flux', {
    a: flux(1),
    b: flux(2, 'stage/Test'),
    c: flux(3, 'refs/tags/v1.2'),
    d: flux(4, commit),
    e: flux(5, 'stage/Test'),
  })
  const sources = objects.filter(({ kind }) => kind === 'GitRepository')
  assert.equal(Object.fromEntries(sources.map(({ metadata, spec }) => [metadata.name, spec.ref])), {
    'proxmox-monitoring': { branch: 'main' },
    'proxmox-monitoring-stage-test': { branch: 'stage/Test' },
    'proxmox-monitoring-refs-tags-v1-2': { name: 'refs/tags/v1.2' },
    [`proxmox-monitoring-${commit}`]: { commit },
  })
  const taken = objects.filter(({ kind }) => kind === 'Kustomization')
  assert.equal(
    taken.map(({ spec }) => spec.sourceRef.name),
    [
      'proxmox-monitoring',
      'proxmox-monitoring-stage-test',
      'proxmox-monitoring-refs-tags-v1-2',
      `proxmox-monitoring-${commit}`,
      'proxmox-monitoring-stage-test',
    ],
  )
})

const refused: [string, Record<string, Environment>, string][] = [
  [
    'two revisions that make one name are told',
    { a: flux(1, 'a/b'), b: flux(2, 'a-b') },
    'environments/b.ts: delivery.revision differs from that of environments/a.ts, and both share the GitRepository proxmox-monitoring-a-b in gitops/flux/; make them alike, or give each Argo CD or Flux a `delivery.controller` of its own',
  ],
  [
    'a GitRepository that exists says its own revision',
    { a: { ...environment(1), delivery: { repository, revision: 'a', flux: { source: 'platform' } } } },
    'environments/a.ts: delivery.revision is given, but delivery.flux.source names the GitRepository "platform", which has its own; leave one of them out',
  ],
  [
    'a project that exists has its own windows',
    { a: argocd(1, { project: 'platform', syncWindows: [] }) },
    'environments/a.ts: delivery.argocd.syncWindows are given, but delivery.argocd.project names the AppProject "platform", which has its own; set them there',
  ],
  [
    'an ApplicationSet syncs all of its environments alike',
    { a: argocd(1, { applicationSet: 'all', automated: false }), b: argocd(2, { applicationSet: 'all' }) },
    'environments/b.ts: delivery.argocd.automated differs from that of environments/a.ts, and both share the ApplicationSet all in gitops/argocd/; make them alike, or give each Argo CD or Flux a `delivery.controller` of its own',
  ],
  [
    'an annotation is nothing that an ApplicationSet would replace',
    { a: argocd(1, { annotations: { a: '{{.path}}' } }) },
    'environments/a.ts: delivery.argocd.annotations.a "{{.path}}" is not text without braces, which an ApplicationSet would replace',
  ],
  [
    'a schedule has five fields',
    { a: argocd(1, { syncWindows: [{ kind: 'deny', schedule: '@daily', duration: '1h' }] }) },
    'environments/a.ts: delivery.argocd.syncWindows[0].schedule "@daily" is not a schedule of five fields, such as 0 22 * * *',
  ],
]

for (const [title, environments, message] of refused)
  test(title, () => assert.equal(problemsOf(environments), [message]))

test.run()
