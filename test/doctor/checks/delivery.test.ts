import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { allChecks } from '../../../lib/doctor/all-checks.ts'
import { withCauses } from '../../../lib/doctor/chain.ts'
import { judgeSuspension } from '../../../lib/doctor/checks/PM202.ts'
import { judgeSource } from '../../../lib/doctor/checks/PM203.ts'
import { appliedCommit } from '../../../lib/doctor/checks/PM204.ts'
import { judgeSync } from '../../../lib/doctor/checks/PM205.ts'
import { excludedByCondition } from '../../../lib/doctor/checks/PM206.ts'
import type { Delivered } from '../../../lib/doctor/delivered.ts'
import {
  type Application,
  applyAgain,
  type Condition,
  type FluxObject,
} from '../../../lib/doctor/delivery.ts'
import { excludedBySettings } from '../../../lib/doctor/exclusions.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Delivery } from '../../../lib/environment.ts'
import { lab } from '../../generate/overlay/render.ts'

const name = 'proxmox-monitoring-lab'
const repository = { url: 'https://git.example.com/monitoring.git' }
const environment = (delivery?: Delivery) =>
  complete('lab', 'environments/lab.ts', { ...lab, ...(delivery && { delivery }) })

const flux = (own: Partial<FluxObject>, ofSource: Partial<FluxObject> = {}): Delivered => {
  const metadata = { name, namespace: 'flux-system' }
  return {
    by: 'flux',
    object: { kind: 'Kustomization', name, namespace: 'flux-system', folder: 'gitops/flux' },
    kustomization: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata,
      spec: {},
      ...own,
    },
    source: {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
      metadata,
      spec: {},
      ...ofSource,
    },
  }
}

const argocd = (own: Partial<Application>): Delivered => ({
  by: 'argocd',
  object: { kind: 'Application', name, namespace: 'argocd', folder: 'gitops/argocd' },
  application: {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: { syncPolicy: { automated: {} } },
    ...own,
  },
})

const ready = (reason: string, message: string): { status: { conditions: Condition[] } } => ({
  status: { conditions: [{ type: 'Ready', status: 'False', reason, message }] },
})

test('a suspended Kustomization is resumed, and so is its source', () => {
  assert.equal(
    judgeSuspension(flux({ spec: { suspend: true } }), true, 'lab').map(({ mend }) => mend),
    [
      {
        command: `kubectl --namespace flux-system patch kustomization.kustomize.toolkit.fluxcd.io/${name} --type merge --patch '{"spec":{"suspend":false}}'`,
      },
    ],
  )
  assert.match(
    JSON.stringify(judgeSuspension(flux({}, { spec: { suspend: true } }), true, 'lab')),
    `gitrepository.source.toolkit.fluxcd.io/${name}`,
  )
  assert.equal(judgeSuspension(flux({}), true, 'lab'), [])
})

test('an Application that no longer syncs by itself is told, unless the environment wants it so', () => {
  const manual = argocd({ spec: {} })
  assert.is(judgeSuspension(manual, true, 'lab').length, 1)
  assert.equal(judgeSuspension(manual, false, 'lab'), [])
  assert.is(
    judgeSuspension(argocd({ spec: { syncPolicy: { automated: { enabled: false } } } }), true, 'lab').length,
    1,
  )
  assert.equal(judgeSuspension(argocd({}), true, 'lab'), [])
})

// kustomize-controller 1.9.6 and source-controller 1.8.0.
test('what cannot be read or rendered is told in the words of Flux', () => {
  const [unread] = judgeSource(
    flux(
      {},
      ready(
        'GitOperationFailed',
        'failed to checkout and determine revision: unable to clone: authentication required',
      ),
    ),
  )
  assert.match(unread?.what ?? '', 'Flux cannot read the repository: failed to checkout')
  assert.match(JSON.stringify(unread?.mend), 'delivery.flux.secret')
  const [unbuilt] = judgeSource(flux(ready('BuildFailed', 'kustomize build failed: accumulating resources')))
  assert.match(unbuilt?.what ?? '', 'Flux reports BuildFailed')
})

test('objects that are not healthy are the later checks’ question, and no fault of the delivery', () => {
  const unhealthy = flux(
    ready('HealthCheckFailed', 'health check failed after 5m: Deployment/monitoring/lab'),
  )
  assert.equal([...judgeSource(unhealthy), ...judgeSync(unhealthy)], [])
  assert.equal(
    judgeSync(argocd({ status: { health: { status: 'Degraded' }, operationState: { phase: 'Succeeded' } } })),
    [],
  )
})

test('an apply that fails is told in the words of the delivery', () => {
  const refused = 'Service/monitoring/lab dry-run failed: admission webhook denied the request'
  for (const reason of ['ReconciliationFailed', 'PruneFailed'])
    assert.is(judgeSync(flux(ready(reason, refused)))[0]?.what, `Flux reports ${reason}: ${refused}`)
  const failed = argocd({
    status: { operationState: { phase: 'Failed', message: 'one or more objects failed to apply' } },
  })
  assert.is(judgeSync(failed)[0]?.what, 'The last sync ended as Failed: one or more objects failed to apply')
  const comparison = argocd({
    status: { conditions: [{ type: 'ComparisonError', message: 'app path does not exist' }] },
  })
  assert.match(JSON.stringify(judgeSource(comparison)[0]?.mend), 'delivery.repository.path')
})

test('the commit that was applied is read from the notation of each', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  assert.is(appliedCommit(flux({ status: { lastAppliedRevision: `main@sha1:${commit}` } })), commit)
  assert.is(appliedCommit(argocd({ status: { sync: { revision: commit } } })), commit)
  assert.is(appliedCommit(flux({})), undefined)
})

// The first of `resource.exclusions` in the argocd-cm of Argo CD 3.5.7.
const exclusions = `- apiGroups:
  - ''
  - discovery.k8s.io
  kinds:
  - Endpoints
  - EndpointSlice
- apiGroups:
  - '*.cilium.io'
  kinds:
  - '*'
`
const rendered = (apiVersion: string, kind: string) => ({ apiVersion, kind, metadata: { name: 'lab' } })

test('kinds that Argo CD leaves out are told by its settings', () => {
  const objects = [
    rendered('v1', 'Endpoints'),
    rendered('v1', 'Service'),
    rendered('discovery.k8s.io/v1', 'EndpointSlice'),
  ]
  assert.equal(excludedBySettings(exclusions, objects), ['Endpoints', 'EndpointSlice'])
  assert.equal(excludedBySettings(undefined, objects), [])
  const elsewhere = exclusions.replace('  kinds:', '  clusters: ["*.local"]\n  kinds:')
  assert.equal(excludedBySettings(elsewhere, objects), [])
  assert.equal(excludedBySettings('{broken', objects), [])
})

// The condition as Argo CD 3.5.7 words it.
test('kinds that Argo CD leaves out are told by its condition, where the settings may not be read', () => {
  const message = 'Resource /Endpoints lab-proxmox-monit-node-exporter is excluded in the settings'
  const { application } = argocd({
    status: { conditions: [{ type: 'ExcludedResourceWarning', message }] },
  }) as Extract<Delivered, { by: 'argocd' }>
  assert.equal(excludedByCondition(application, [rendered('v1', 'Endpoints'), rendered('v1', 'Service')]), [
    'Endpoints',
  ])
})

test('what brings objects again follows the delivery', () => {
  assert.equal(applyAgain(environment()), {
    command: 'kubectl apply --server-side --force-conflicts -k overlays/lab',
  })
  assert.match(
    JSON.stringify(applyAgain(environment({ repository, flux: {} }))),
    'annotate --overwrite gitrepository.source.toolkit.fluxcd.io/proxmox-monitoring kustomization.kustomize.toolkit.fluxcd.io/proxmox-monitoring-lab reconcile.fluxcd.io/requestedAt',
  )
  assert.match(
    JSON.stringify(applyAgain(environment({ repository, argocd: {} }))),
    'application.argoproj.io/proxmox-monitoring-lab',
  )
})

test('objects are compared once the delivery has applied this commit: those of another differ', () => {
  assert.ok(withCauses(allChecks, ['PM208']).some(({ code }) => code === 'PM204'))
})

test.run()
