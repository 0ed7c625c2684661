import { test } from 'uvu'
import type { Condition } from '../../../lib/doctor/delivery.ts'
import type { Delivery } from '../../../lib/environment.ts'
import { examineEach, type Scenes } from '../examined.ts'
import type { Told } from '../told-scene.ts'

const repository = { url: 'https://git.example.com/monitoring.git' }
const name = 'proxmox-monitoring-newyork'
const broken = { kind: 'other', message: 'it broke' } as const

/** An environment that Argo CD brings, and its Application. */
const argocd = (application?: object, own: Delivery['argocd'] = {}): Told => ({
  environment: { delivery: { repository, argocd: own } },
  named: application === undefined ? {} : { [`Application argocd/${name}`]: application },
})
const automated = { syncPolicy: { automated: {} } }
const application = (status: object = {}, spec: object = automated): Told =>
  argocd({ kind: 'Application', metadata: { name, namespace: 'argocd' }, spec, status })

/** An environment that Flux brings, its Kustomization, and the source in the same namespace or another one. */
const flux = (kustomization: object = {}, source: object = {}, namespace?: string): Told => {
  const metadata = { name, namespace: 'flux-system' }
  const sourceRef = { kind: 'GitRepository', name: 'source', ...(namespace && { namespace }) }
  const merged = { kind: 'Kustomization', metadata, ...kustomization }
  return {
    environment: { delivery: { repository, flux: {} } },
    named: {
      [`Kustomization flux-system/${name}`]: { ...merged, spec: { sourceRef, ...spec(kustomization) } },
      [`GitRepository ${namespace ?? 'flux-system'}/source`]: {
        kind: 'GitRepository',
        metadata: { name: 'source', namespace: namespace ?? 'flux-system' },
        spec: {},
        ...source,
      },
    },
  }
}
const spec = (object: object): object => ('spec' in object ? (object.spec as object) : {})
const notReady = (reason: string | undefined, message?: string): { status: { conditions: Condition[] } } => ({
  status: {
    conditions: [
      { type: 'Reconciling', status: 'True', reason: 'Progressing', message: 'in progress' },
      { type: 'Ready', status: 'False', ...(reason && { reason }), ...(message && { message }) },
    ],
  },
})
const conditions = (...all: Condition[]): Told => application({ conditions: all })

/** What every check of a delivery says where there is none, or where it may not be read. */
const everywhere: Scenes = {
  'nothing delivers it': {},
  'the Application may not be read': { ...argocd(), refused: ['Application'] },
  'the Kustomization may not be read': { ...flux(), refused: ['Kustomization'] },
  'the source may not be read': { ...flux(), refused: ['GitRepository'] },
  'there is no Application': argocd(),
  'there is no Kustomization': { environment: { delivery: { repository, flux: {} } } },
}

const rendered = (apiVersion: string, kind: string, object = 'lab') => ({
  apiVersion,
  kind,
  metadata: { name: object, namespace: 'proxmox' },
})
const objects = [
  rendered('v1', 'Service'),
  rendered('v1', 'Endpoints'),
  rendered('discovery.k8s.io/v1', 'EndpointSlice'),
  rendered('monitoring.coreos.com/v1', 'ServiceMonitor'),
]
/** `resource.exclusions` in the argocd-cm of an Application's Argo CD. */
const excluding = (list: object[] | string, own?: Delivery['argocd'], more: Told = {}): Told => {
  const told = argocd({ kind: 'Application', metadata: { name, namespace: 'argocd' }, spec: {} }, own)
  const text = typeof list === 'string' ? list : JSON.stringify(list)
  const settings = { kind: 'ConfigMap', data: { 'resource.exclusions': text } }
  return {
    ...told,
    rendered: objects,
    named: { ...told.named, 'ConfigMap argocd/argocd-cm': settings },
    ...more,
  }
}
const endpoints = { apiGroups: ['', 'discovery.k8s.io'], kinds: ['Endpoints', 'EndpointSlice'] }
const excluded = (...kinds: string[]): Condition[] =>
  kinds.map(kind => ({
    type: 'ExcludedResourceWarning',
    message: `Resource monitoring.coreos.com/${kind} lab is excluded in the settings`,
  }))

const namespace = (phase: string): Told => ({ named: { 'Namespace proxmox': { status: { phase } } } })

const scenes: Record<string, Scenes> = {
  PM201: {
    ...everywhere,
    'Argo CD knows it': application(),
    'Flux knows it': flux(),
    'the source lies in another namespace': flux({}, {}, 'sources'),
    'the source is no repository': flux({ spec: { sourceRef: { kind: 'OCIRepository', name: 'a' } } }),
    'Argo CD is not installed': { ...argocd(), unknown: ['Application'] },
    'Flux is not installed': { ...flux(), unknown: ['Kustomization'] },
    'another Argo CD is to know it': {
      environment: { delivery: { repository, controller: 'west', argocd: { namespace: 'argo-west' } } },
    },
    'another Flux is to know it': {
      environment: { delivery: { repository, controller: 'west', flux: { namespace: 'flux-west' } } },
    },
  },
  PM202: {
    ...everywhere,
    'Flux goes on': flux(),
    'the Kustomization is suspended': flux({ spec: { suspend: true } }),
    'the source is suspended': flux({}, { spec: { suspend: true } }),
    'both are': flux({ spec: { suspend: true } }, { spec: { suspend: true } }),
    'Argo CD syncs by itself': application(),
    'it syncs by hand': application({}, {}),
    'its syncs are switched off': application({}, { syncPolicy: { automated: { enabled: false } } }),
    'its syncs are switched on': application({}, { syncPolicy: { automated: { enabled: true } } }),
    'its syncs are null': application({}, { syncPolicy: { automated: null } }),
    'it syncs by hand, and an ApplicationSet makes it': argocd(
      { kind: 'Application', metadata: { name, namespace: 'argocd' }, spec: {} },
      { applicationSet: 'hypervisors' },
    ),
    'it is to sync by hand': argocd(
      { kind: 'Application', metadata: { name, namespace: 'argocd' }, spec: {} },
      { automated: false },
    ),
  },
  PM203: {
    ...everywhere,
    'Argo CD reads and renders': conditions({ type: 'SyncError', message: 'another check tells it' }),
    'Argo CD reports its errors': conditions(
      { type: 'ComparisonError', message: 'authentication required' },
      { type: 'InvalidSpecError', message: 'application is not permitted to use project' },
      { type: 'UnknownError' },
      { type: 'OrphanedResourceWarning', message: 'not told' },
    ),
    // The words of Git, of Argo CD 3.5 and of source-controller 1.8.
    ...Object.fromEntries(
      [
        'rpc error: authorization failed',
        'Permission denied (publickey)',
        'Access denied to the repository',
        "could not read Username for 'https://git.example.com'",
        'unexpected http status 403',
        'unexpected http status 401',
        "couldn't find remote ref refs/heads/stage",
        'reference not found',
        'unable to resolve revision',
        'failed to decrypt token.sops.yaml',
        'sops metadata not found',
        'no age identity matched',
        'image of a message',
        'overlays/newyork: app path does not exist',
        'kustomization path not found',
        'no such file or directory',
        'destination is not allowed in project',
        'resource is not permitted',
        'json: cannot unmarshal string',
      ].map(message => [`Argo CD says: ${message}`, conditions({ type: 'ComparisonError', message })]),
    ),
    'Flux reads and renders': flux({
      status: { conditions: [{ type: 'Ready', status: 'True', reason: 'BuildFailed' }] },
    }),
    'Flux cannot read': flux({}, notReady('GitOperationFailed', 'authentication required')),
    'Flux cannot read, and gives no reason': flux({}, notReady('GitOperationFailed')),
    'Flux has no artifact': flux(notReady('ArtifactFailed', 'artifact not found')),
    'Flux does not render': flux(notReady('BuildFailed', 'kustomize build failed')),
    'Flux waits for another': flux(notReady('DependencyNotReady', 'dependency is not ready')),
    'Flux does not apply, which another check tells': flux(notReady('ReconciliationFailed', 'dry-run')),
    'Flux gives no reason': flux(notReady(undefined)),
  },
  PM205: {
    ...everywhere,
    'Argo CD synced': application({ operationState: { phase: 'Succeeded', message: 'successfully synced' } }),
    'its sync failed': application({ operationState: { phase: 'Failed', message: 'one or more failed' } }),
    'its sync ended in an error': application({ operationState: { phase: 'Error', message: 'timed out' } }),
    'it reports what failed': application({
      conditions: [
        { type: 'SyncError', message: 'Failed to apply Service' },
        { type: 'ComparisonError', message: 'another check tells it' },
        { type: 'SyncError', message: 'Failed to apply Endpoints' },
      ],
      operationState: { phase: 'Failed', message: 'one or more failed' },
    }),
    'Flux applied': flux({ status: { conditions: [{ type: 'Ready', status: 'True' }] } }),
    'it does not apply': flux(notReady('ReconciliationFailed', 'Service/lab dry-run failed')),
    'it does not prune': flux(notReady('PruneFailed', 'cannot delete')),
    'it does not render, which another check tells': flux(notReady('BuildFailed', 'kustomize build failed')),
    'it gives no reason': flux(notReady(undefined, 'why not')),
    'another Flux does not apply': {
      ...flux(notReady('PruneFailed', 'cannot delete')),
      environment: { delivery: { repository, flux: { source: 'shared' } } },
    },
  },
  PM206: {
    'nothing delivers it': {},
    'Flux delivers it': flux(),
    'the Application may not be read': { ...argocd(), refused: ['Application'] },
    'nothing is excluded': excluding([]),
    'the settings exclude endpoints': excluding([endpoints]),
    'the settings exclude endpoints, which this Argo CD is to sync': excluding([endpoints], {
      syncsEndpoints: true,
    }),
    'the settings exclude a group': excluding([{ apiGroups: ['monitoring.coreos.*'], kinds: ['*'] }]),
    'they exclude a kind of every group, and endpoints': excluding([{ kinds: ['Service'] }, endpoints]),
    'they exclude a name that only looks alike': excluding([
      { apiGroups: ['monitoring-coreos.com'] },
      { kinds: ['ServiceMonitors', 'AService'] },
    ]),
    'they exclude it in this cluster': excluding([
      { ...endpoints, clusters: ['https://kubernetes.default.svc'] },
    ]),
    'they exclude it in another cluster': excluding([{ ...endpoints, clusters: ['https://*.example.com'] }]),
    'they exclude it where the environment is': excluding(
      [{ ...endpoints, clusters: ['https://*.example.com'] }],
      { cluster: 'https://west.example.com' },
    ),
    'they cannot be read as YAML': excluding('{broken'),
    'the condition names what is excluded': {
      ...conditions(
        ...excluded('Endpoints', 'ServiceMonitor'),
        { type: 'ExcludedResourceWarning' },
        { type: 'OtherWarning', message: 'Resource /Service lab is excluded in the settings' },
      ),
      rendered: [...objects, rendered('v1', 'Endpoints', 'second')],
    },
    'the settings may not be read': { ...application(), rendered: objects, refused: ['ConfigMap'] },
    'the settings may not be read, and the condition says it': {
      ...conditions(...excluded('EndpointSlice')),
      rendered: objects,
      refused: ['ConfigMap'],
    },
    'another Argo CD excludes it': {
      environment: { delivery: { repository, argocd: { namespace: 'argo-west' } } },
      rendered: objects,
      named: {
        'ConfigMap argo-west/argocd-cm': { data: { 'resource.exclusions': JSON.stringify([endpoints]) } },
      },
    },
    'nothing is rendered': { ...application(), scene: { rendered: async () => ({ failure: broken }) } },
  },
  PM207: {
    'it is there': namespace('Active'),
    'it is not there': {},
    'it goes': namespace('Terminating'),
    'namespaces may not be read, and it has objects': {
      refused: ['Namespace'],
      lists: { Service: [{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }] },
    },
    'namespaces may not be read, and nothing is seen in it': { refused: ['Namespace'] },
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
