import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { Delivery, Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, problemsOf, render, renderFolders, texts } from '../overlay/render.ts'

const test = kubectlSuite('delivery')

const repository = { url: 'https://git.corp.internal/platform/proxmox-monitoring.git' }
const stock: Environment = { ...lab, discovery: 'static', delivery: { repository, argocd: {} } }
const flux: Environment = { ...lab, delivery: { repository, flux: {} } }
const sealed = `${'Ag'.repeat(60)}==`

const argocd = (environments: Record<string, Environment>): Rendered[] =>
  renderFolders(environments, ['gitops/argocd'])[0] ?? []
const byFlux = (environments: Record<string, Environment>): Rendered[] =>
  renderFolders(environments, ['gitops/flux'])[0] ?? []

test('an Application syncs its overlay by itself, prunes and heals, and takes its objects with it', () => {
  const { metadata, spec } = objectOf(argocd({ lab: stock }), 'Application', 'proxmox-monitoring-lab')
  assert.is(metadata.namespace, 'argocd')
  assert.equal(Reflect.get(metadata, 'finalizers'), ['resources-finalizer.argocd.argoproj.io'])
  assert.equal(spec, {
    project: 'proxmox-monitoring',
    source: { repoURL: repository.url, targetRevision: 'main', path: 'overlays/lab' },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'monitoring' },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['ServerSideApply=true', 'CreateNamespace=true'],
      retry: { limit: 5, backoff: { duration: '5s', factor: 2, maxDuration: '3m' } },
    },
  })
})

test('the AppProject allows the kinds that overlays can hold, where they go, and nothing else', () => {
  const pveExporter: Environment['pveExporter'] = {
    tls: 'insecure',
    credentials: { externalSecret: { store: { name: 'vault' }, key: 'pve/test' } },
  }
  const both = { lab: stock, test: { ...stock, namespace: 'test', pveExporter } }
  const { spec } = objectOf(argocd(both), 'AppProject', 'proxmox-monitoring')
  assert.equal(spec.sourceRepos, [repository.url])
  assert.equal(spec.destinations, [
    { namespace: 'monitoring', server: 'https://kubernetes.default.svc' },
    { namespace: 'test', server: 'https://kubernetes.default.svc' },
  ])
  assert.equal(spec.clusterResourceWhitelist, [
    { group: '', kind: 'Namespace', name: 'monitoring' },
    { group: '', kind: 'Namespace', name: 'test' },
  ])
  const allowed = spec.namespaceResourceWhitelist.map(({ group, kind }: Rendered) => `${group}/${kind}`)
  assert.equal(
    render(both)
      .flat()
      .map(({ apiVersion, kind }) => `${apiVersion.includes('/') ? apiVersion.split('/')[0] : ''}/${kind}`)
      .filter(kind => !allowed.includes(kind)),
    [],
  )
  for (const foreign of ['/Secret', '/Pod', 'batch/Job', 'rbac.authorization.k8s.io/Role'])
    assert.not.ok(allowed.includes(foreign), foreign)
})

test('the AppProject allows Roles only where a Prometheus of another namespace is let in', () => {
  const serviceAccount = { name: 'prometheus-k8s', namespace: 'observability' }
  const { spec } = objectOf(
    argocd({ lab: { ...stock, prometheus: { serviceAccount } } }),
    'AppProject',
    'proxmox-monitoring',
  )
  assert.equal(
    spec.namespaceResourceWhitelist
      .filter(({ group }: Rendered) => group === 'rbac.authorization.k8s.io')
      .map(({ kind }: Rendered) => kind),
    ['Role', 'RoleBinding'],
  )
})

test('another discovery or source of credentials narrows no AppProject: what it does not allow is not pruned', () => {
  const kindsAllowed = (environment: Environment) =>
    objectOf(argocd({ lab: environment }), 'AppProject', 'proxmox-monitoring').spec.namespaceResourceWhitelist
  const sealedSecret = { encryptedData: { 'pve.yml': sealed } }
  assert.equal(
    kindsAllowed(stock),
    kindsAllowed({
      ...lab,
      delivery: { repository, argocd: { syncsEndpoints: true } },
      pveExporter: { tls: 'insecure', credentials: { sealedSecret } },
    }),
  )
})

test('a project that exists is used, and none is generated', () => {
  const objects = argocd({ lab: { ...stock, delivery: { repository, argocd: { project: 'platform' } } } })
  assert.equal(
    objects.map(({ kind, spec }) => [kind, spec.project]),
    [['Application', 'platform']],
  )
})

for (const [cluster, destination] of [
  ['https://203.0.113.5:6443', { server: 'https://203.0.113.5:6443', namespace: 'monitoring' }],
  ['paris', { name: 'paris', namespace: 'monitoring' }],
] as const)
  test(`the cluster ${cluster} is the destination of Application and AppProject`, () => {
    const objects = argocd({ lab: { ...stock, delivery: { repository, argocd: { cluster } } } })
    assert.equal(objectOf(objects, 'Application', 'proxmox-monitoring-lab').spec.destination, destination)
    assert.equal(objectOf(objects, 'AppProject', 'proxmox-monitoring').spec.destinations, [destination])
  })

test('an ApplicationSet makes the Applications of those that name it, and no overlay has two', () => {
  const inSet = (cluster: string): Environment => ({
    ...stock,
    delivery: { repository, argocd: { applicationSet: 'hypervisors', cluster } },
  })
  const objects = argocd({ lab: inSet('paris'), test: inSet('https://203.0.113.5:6443'), own: stock })
  const { spec } = objectOf(objects, 'ApplicationSet', 'hypervisors')
  assert.equal(spec.generators, [
    {
      list: {
        elements: [
          {
            environment: 'lab',
            namespace: 'monitoring',
            path: 'overlays/lab',
            revision: 'main',
            server: '',
            cluster: 'paris',
          },
          {
            environment: 'test',
            namespace: 'monitoring',
            path: 'overlays/test',
            revision: 'main',
            server: 'https://203.0.113.5:6443',
            cluster: '',
          },
        ],
      },
    },
  ])
  assert.equal(
    objects.filter(({ kind }) => kind === 'Application').map(({ metadata }) => metadata.name),
    ['proxmox-monitoring-own'],
  )
})

test('where Argo CD is said to sync Endpoints, the change of argocd-cm that this needs lies beside, unlisted', () => {
  const made = texts({
    lab: { ...lab, delivery: { repository, argocd: { syncsEndpoints: true } } },
  })
  const { data } = parse(made['gitops/argocd/argocd-cm.yaml'] ?? '')
  const kinds = parse(data['resource.exclusions']).flatMap(({ kinds }: { kinds: string[] }) => kinds)
  assert.not.ok(kinds.includes('Endpoints') || kinds.includes('EndpointSlice'))
  assert.ok(kinds.includes('Lease') && kinds.includes('CiliumEndpoint') && kinds.includes('PolicyReport'))
  assert.not.match(made['gitops/argocd/kustomization.yaml'] ?? '', 'argocd-cm')
})

test('a Flux Kustomization prunes, waits for every object, and reads the one GitRepository', () => {
  const objects = byFlux({ lab: flux, test: { ...flux, discovery: 'endpointslices' } })
  assert.equal(objectOf(objects, 'Kustomization', 'proxmox-monitoring-lab').spec, {
    interval: '10m',
    retryInterval: '1m',
    timeout: '5m',
    path: './overlays/lab',
    sourceRef: { kind: 'GitRepository', name: 'proxmox-monitoring' },
    prune: true,
    wait: true,
  })
  assert.equal(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace} ${metadata.name}`).sort(), [
    'GitRepository flux-system proxmox-monitoring',
    'Kustomization flux-system proxmox-monitoring-lab',
    'Kustomization flux-system proxmox-monitoring-test',
  ])
})

const fluxFields: [string, Environment, string, unknown][] = [
  ['source', withFlux({ source: 'platform' }), 'sourceRef', { kind: 'GitRepository', name: 'platform' }],
  ['interval', withFlux({ interval: '1h30m' }), 'interval', '1h30m'],
  ['serviceAccount', withFlux({ serviceAccount: 'applier' }), 'serviceAccountName', 'applier'],
  [
    'dependsOn',
    withFlux({ dependsOn: [{ name: 'operator', namespace: 'infra' }] }),
    'dependsOn',
    [{ name: 'operator', namespace: 'infra' }],
  ],
  [
    'a SOPS file',
    {
      ...withFlux({ decryptionSecret: 'age' }),
      pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } },
    },
    'decryption',
    { provider: 'sops', secretRef: { name: 'age' } },
  ],
]

function withFlux(fields: NonNullable<Delivery['flux']>): Environment {
  return { ...lab, delivery: { repository, flux: fields } }
}

for (const [field, environment, name, expected] of fluxFields)
  test(`flux: ${field} reaches the Kustomization`, () => {
    const { spec } = objectOf(byFlux({ lab: environment }), 'Kustomization', 'proxmox-monitoring-lab')
    assert.equal(spec[name], expected)
  })

test('the account as which Flux applies an overlay may do what overlays need in its namespace, and nothing else', () => {
  const environments = {
    lab: {
      ...withFlux({ serviceAccount: 'applier' }),
      namespace: 'pve',
      pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } },
    },
  } satisfies Record<string, Environment>
  const made = texts(environments)
  const { items } = parse(made['gitops/flux/lab-role.yaml'] ?? '')
  for (const item of items) assert.not.throws(() => validateModel(item))
  const [account, role, binding] = items
  assert.equal(account.metadata, { name: 'applier', namespace: 'flux-system' })
  assert.equal(role.metadata, { name: 'proxmox-monitoring-lab', namespace: 'pve' })
  assert.equal(binding.metadata, role.metadata)
  assert.equal(binding.subjects, [{ kind: 'ServiceAccount', ...account.metadata }])
  assert.equal(binding.roleRef, {
    apiGroup: 'rbac.authorization.k8s.io',
    kind: 'Role',
    name: role.metadata.name,
  })
  const granted = role.rules.flatMap(({ apiGroups: [group], resources, verbs }: Rendered) =>
    resources.map((resource: string) => `${group}/${resource} ${verbs.join(' ')}`),
  )
  const all = 'get list watch create patch delete'
  assert.equal(
    granted.sort(),
    [
      ...[
        '/configmaps',
        '/endpoints',
        '/secrets',
        '/serviceaccounts',
        '/services',
        'apps/deployments',
        'bitnami.com/sealedsecrets',
        'discovery.k8s.io/endpointslices',
        'external-secrets.io/externalsecrets',
        'grafana.integreatly.org/grafanadashboards',
        'monitoring.coreos.com/probes',
        'monitoring.coreos.com/prometheusrules',
        'monitoring.coreos.com/scrapeconfigs',
        'monitoring.coreos.com/servicemonitors',
        'networking.k8s.io/networkpolicies',
      ].map(resource => `${resource} ${all}`),
      '/pods get list watch',
      'apps/replicasets get list watch',
    ].sort(),
  )
  assert.not.match(made['gitops/flux/kustomization.yaml'] ?? '', 'role')
  // The Secret is a SOPS file's: no other environment's account needs any.
  const other = texts({ lab: withFlux({ serviceAccount: 'applier' }) })['gitops/flux/lab-role.yaml'] ?? ''
  assert.not.match(other, /- secrets/)
  assert.is(texts({ lab: flux })['gitops/flux/lab-role.yaml'], undefined)
})

test('as an account Flux may give a foreign Prometheus its rights, which Kubernetes allows only to who has them', () => {
  const environment = {
    ...withFlux({ serviceAccount: 'applier' }),
    prometheus: { serviceAccount: { name: 'prometheus-k8s', namespace: 'observability' } },
  }
  const [, applier] = parse(texts({ lab: environment })['gitops/flux/lab-role.yaml'] ?? '').items
  const granted = (rules: Rendered[]): string[] =>
    rules.flatMap(({ apiGroups: [group], resources, verbs }) =>
      resources.flatMap((resource: string) => verbs.map((verb: string) => `${verb} ${group}/${resource}`)),
    )
  const [objects = []] = render({ lab: environment })
  const given = granted(objectOf(objects, 'Role', 'lab-proxmox-monit-prometheus').rules)
  const wanted = ['roles', 'rolebindings'].map(kind => `create rbac.authorization.k8s.io/${kind}`)
  assert.equal(
    [...given, ...wanted].filter(right => !granted(applier.rules).includes(right)),
    [],
  )
})

/** Hypervisors and a Secret that no other environment here has. */
const elsewhere = { hypervisors: [{ name: 'pve9', address: '203.0.113.9' }] }
const own = { tls: 'insecure', credentials: { secret: 'own' } } as const

test('several controllers share no object, so each has its own Secret and project', () => {
  const of = (controller: string, by: object): Environment => ({
    ...stock,
    delivery: { repository, controller, ...by },
  })
  const pve = { namespace: 'pve', ...elsewhere }
  assert.equal(
    problemsOf({
      'lab-east': of('east', { flux: { secret: 'east' } }),
      'lab-west': of('west', { flux: { secret: 'west' } }),
      'pve-east': { ...of('east', { argocd: { applicationSet: 'all', project: 'east' } }), ...pve },
      'pve-west': { ...of('west', { argocd: { applicationSet: 'all', project: 'west' } }), ...pve },
    }),
    [],
  )
  const one = { ...of('east', { flux: { secret: 'a' } }), dashboards: false as const }
  const other = {
    ...of('east', { flux: { secret: 'b' } }),
    ...elsewhere,
    dashboards: false as const,
    pveExporter: own,
  }
  assert.equal(problemsOf({ lab: one, test: other }), [
    'environments/test.ts: delivery.flux.secret differs from that of environments/lab.ts, and both share the GitRepository proxmox-monitoring in gitops/flux/east/; make them alike, or give each Argo CD or Flux a `delivery.controller` of its own',
  ])
})

test('Flux is told how a SealedSecret shows that it was decrypted', () => {
  const pveExporter = {
    tls: 'insecure' as const,
    credentials: { sealedSecret: { encryptedData: { 'pve.yml': sealed } } },
  }
  const { spec } = objectOf(
    byFlux({ lab: { ...flux, pveExporter } }),
    'Kustomization',
    'proxmox-monitoring-lab',
  )
  assert.match(spec.healthCheckExprs[0].current, "e.type == 'Synced' && e.status == 'True'")
})

test('a tree in a folder of its repository is read from there', () => {
  const deep = { repository: { ...repository, path: 'clusters/pve', branch: 'live' } }
  const [application] = argocd({ lab: { ...stock, delivery: { ...deep, argocd: { project: 'p' } } } })
  assert.is(application?.spec.source.path, 'clusters/pve/overlays/lab')
  assert.is(application?.spec.source.targetRevision, 'live')
  const objects = byFlux({ lab: { ...lab, delivery: { ...deep, flux: { secret: 'git' } } } })
  const source = objectOf(objects, 'GitRepository', 'proxmox-monitoring')
  const kustomization = objectOf(objects, 'Kustomization', 'proxmox-monitoring-lab')
  assert.is(kustomization.spec.path, './clusters/pve/overlays/lab')
  assert.equal(source.spec.secretRef, { name: 'git' })
  assert.is(
    source.spec.ignore,
    '/*\n!/clusters\n/clusters/*\n!/clusters/pve\n/clusters/pve/*\n!/clusters/pve/base\n!/clusters/pve/overlays\n!/clusters/pve/dashboards\n!/clusters/pve/gitops\n',
  )
})

test('every object is as its kind asks', () => {
  const set = { ...stock, delivery: { repository, argocd: { applicationSet: 'all' } } }
  for (const object of [...argocd({ lab: stock, test: set }), ...byFlux({ lab: flux })])
    assert.not.throws(() => validateModel(object), object.metadata.name)
})

test('the AppProject is narrowed after its Applications have gone, and goes last: else their objects stay', () => {
  const { metadata } = objectOf(argocd({ lab: stock }), 'AppProject', 'proxmox-monitoring')
  assert.equal(Reflect.get(metadata, 'annotations'), { 'argocd.argoproj.io/sync-wave': '1' })
  assert.equal(Reflect.get(metadata, 'finalizers'), ['resources-finalizer.argocd.argoproj.io'])
})

test('who has nothing that brings gitops/ finds a root beside it, which no kustomization lists', () => {
  const made = texts({ lab: stock, test: flux })
  const application = parse(made['gitops/argocd/root.yaml'] ?? '')
  assert.equal(application.spec.source, {
    repoURL: repository.url,
    targetRevision: 'main',
    path: 'gitops/argocd',
  })
  assert.is(application.spec.project, 'default')
  const kustomization = parse(made['gitops/flux/root.yaml'] ?? '')
  assert.is(kustomization.spec.path, './gitops/flux')
  assert.equal(kustomization.spec.sourceRef, { kind: 'GitRepository', name: 'proxmox-monitoring' })
  assert.is(kustomization.spec.prune, true)
  for (const by of ['argocd', 'flux']) assert.not.match(made[`gitops/${by}/kustomization.yaml`] ?? '', 'root')
  for (const root of [application, kustomization]) assert.not.throws(() => validateModel(root))
})

test('one Proxmox VE cluster in several Kubernetes clusters: the Flux of each reads its own folder', () => {
  const seenFrom = (controller: string): Environment => ({
    ...lab,
    namePrefix: 'lab-',
    delivery: { repository, controller, flux: {} },
  })
  const both = { 'lab-east': seenFrom('east'), 'lab-west': seenFrom('west') }
  assert.equal(problemsOf(both), [])
  const [east = [], west = []] = renderFolders(both, ['gitops/flux/east', 'gitops/flux/west'])
  for (const [name, objects] of Object.entries({ east, west })) {
    assert.equal(objects.map(({ kind, metadata }) => `${kind} ${metadata.name}`).sort(), [
      'GitRepository proxmox-monitoring',
      `Kustomization proxmox-monitoring-lab-${name}`,
    ])
    assert.is(parse(texts(both)[`gitops/flux/${name}/root.yaml`] ?? '').spec.path, `./gitops/flux/${name}`)
  }
})

test('one Proxmox VE cluster in several Kubernetes clusters by one Argo CD: the same names go to each', () => {
  const goesTo = (cluster: string): Environment => ({
    ...stock,
    namePrefix: 'lab-',
    delivery: { repository, argocd: { cluster } },
  })
  assert.equal(problemsOf({ 'lab-east': goesTo('east'), 'lab-west': goesTo('west') }), [])
  assert.match(
    problemsOf({ 'lab-east': goesTo('east'), 'lab-west': goesTo('east') })[0] ?? '',
    /namePrefix "lab-" in namespace "monitoring" makes the same objects as environments\/lab-east.ts/,
  )
})

test('an environment without delivery makes no gitops', () => {
  assert.equal(
    Object.keys(texts({ lab })).filter(path => path.startsWith('gitops/')),
    [],
  )
})

const refused: [string, Record<string, Environment>, RegExp][] = [
  [
    'endpoints through a stock Argo CD, which monitors nothing, is refused',
    { lab: { ...stock, discovery: 'endpoints' } },
    /discovery "endpoints" monitors nothing through a stock Argo CD 3/,
  ],
  [
    'endpointslices through a stock Argo CD is refused, too',
    { lab: { ...stock, discovery: 'endpointslices' } },
    /discovery "endpointslices" monitors nothing through a stock Argo CD 3/,
  ],
  [
    'Argo CD and Flux for one overlay are refused',
    { lab: { ...stock, delivery: { repository, argocd: {}, flux: {} } } },
    /delivery has argocd and flux/,
  ],
  [
    'a SOPS file through Argo CD, which does not decrypt it, is refused',
    { lab: { ...stock, pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } } } },
    /pveExporter.credentials is a SOPS file, which Argo CD does not decrypt/,
  ],
  [
    'a password in the repository’s address is refused',
    {
      lab: {
        ...flux,
        delivery: { repository: { url: 'https://me:secret@git.corp.internal/a.git' }, flux: {} },
      },
    },
    /delivery.repository.url holds what looks like a password in a URL/,
  ],
  [
    'two environments that mean different repositories by one GitRepository are refused',
    {
      lab: flux,
      test: {
        ...flux,
        ...elsewhere,
        dashboards: false,
        pveExporter: own,
        delivery: { repository: { ...repository, branch: 'test' }, flux: {} },
      },
    },
    /environments\/test.ts: delivery.repository differs from that of environments\/lab.ts, and both share gitops\/flux\/; make them alike, or give each Argo CD or Flux a `delivery.controller` of its own/,
  ],
  [
    'two namespaces of one Flux are refused: one root brings them all',
    {
      lab: flux,
      test: { ...withFlux({ namespace: 'flux' }), ...elsewhere, dashboards: false, pveExporter: own },
    },
    /environments\/test.ts: delivery.flux.namespace differs from that of environments\/lab.ts/,
  ],
  [
    'a name that is too long for the label that Flux gives is refused',
    { [`a${'b'.repeat(44)}`]: { ...flux, namePrefix: 'lab-' } },
    /delivery.flux makes a Kustomization .* of 64 characters, over 63; shorten the file's name by 1/,
  ],
]

for (const [title, environments, message] of refused)
  test(title, () => {
    const problems = problemsOf(environments)
    assert.is(problems.length, 1)
    assert.match(problems[0] ?? '', message)
  })

for (const url of [
  'https://git.corp.internal/a/b.git',
  'ssh://git@git.corp.internal/a/b.git',
  'ssh://git@git.corp.internal:2222/a',
])
  test(`${url} is an address`, () => {
    assert.equal(
      problemsOf({ lab: { ...flux, alerts: false, delivery: { repository: { url }, flux: {} } } }),
      [],
    )
  })

test.run()
