import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { moduleAnnotation } from '../../../lib/generate/objects/exporter-deployment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, modes, render } from './render.ts'

const test = kubectlSuite('platforms')

const exporter = 'lab-proxmox-monit-pve-exporter'
const rendered = (environment: Partial<Environment>): Rendered[] => {
  const [objects = []] = render({ lab: { ...lab, ...environment } })
  for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
  return objects
}
const podsOf = (objects: Rendered[]) =>
  objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }) => spec.template)
const dnsOf = (objects: Rendered[]) => objectOf(objects, 'NetworkPolicy', exporter).spec.egress[0].to

const block = (cidr: string) => ({ ipBlock: { cidr } })
const inNamespace = (name: string) => ({ matchLabels: { 'kubernetes.io/metadata.name': name } })
const clusterDNS = {
  namespaceSelector: inNamespace('kube-system'),
  podSelector: {
    matchExpressions: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns', 'node-local-dns'] }],
  },
}

test('DNS is the pods of kube-system and NodeLocal DNSCache where its manifests and Kubespray put it, and no namespace that a tenant may make', () => {
  assert.equal(dnsOf(rendered({})), [clusterDNS, block('169.254.20.10/32'), block('169.254.25.10/32')])
})

test('DNS servers of an environment take the place of the usual addresses, and stand beside the pods', () => {
  const networkPolicy = { dns: ['10.96.0.10', 'FD00::A'] }
  assert.equal(dnsOf(rendered({ networkPolicy })), [clusterDNS, block('10.96.0.10/32'), block('fd00::a/128')])
  assert.equal(dnsOf(rendered({ networkPolicy: { dns: [] } })), [clusterDNS])
})

const openshiftDNS = {
  namespaceSelector: inNamespace('openshift-dns'),
  podSelector: { matchLabels: { 'dns.operator.openshift.io/daemonset-dns': 'default' } },
}

test("OpenShift's DNS is its operator's pods alone, with servers that an environment adds", () => {
  assert.equal(dnsOf(rendered({ platform: 'openshift' })), [openshiftDNS])
  const networkPolicy = { dns: ['10.0.0.53'] }
  assert.equal(dnsOf(rendered({ platform: 'openshift', networkPolicy })), [
    openshiftDNS,
    block('10.0.0.53/32'),
  ])
})

for (const discovery of modes)
  test(`${discovery} on OpenShift: pods say no user and no group, and are as restricted as before`, () => {
    for (const { spec } of podsOf(rendered({ platform: 'openshift', discovery }))) {
      assert.equal(spec.securityContext, { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } })
      assert.equal(spec.containers[0].securityContext, {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        readOnlyRootFilesystem: true,
      })
    }
  })

test('elsewhere they say the image’s user and group, by which it reads mounted Secrets', () => {
  for (const { spec } of podsOf(rendered({})))
    assert.equal(
      [spec.securityContext.runAsUser, spec.securityContext.runAsGroup, spec.securityContext.fsGroup],
      [101, 101, 101],
    )
})

test('a kernel without IPv6 gets exporters that listen on IPv4; others listen on both by the exporter’s own default', () => {
  const listening = (listenAddress?: '::' | '0.0.0.0') =>
    podsOf(rendered({ pveExporter: { tls: 'insecure', ...(listenAddress && { listenAddress }) } })).map(
      ({ spec }) => spec.containers[0].args.filter((argument: string) => argument.includes('listen')),
    )
  assert.equal(listening('0.0.0.0'), [
    ['--web.listen-address=0.0.0.0:9221'],
    ['--web.listen-address=0.0.0.0:9221'],
  ])
  assert.equal(listening(), [[], []])
  assert.equal(listening('::'), [[], []])
})

test('a private registry, neighbours and annotations reach both exporters as Kubernetes names them', () => {
  const fields = {
    imagePullPolicy: 'Always' as const,
    imagePullSecrets: [{ name: 'registry' }],
    podAnnotations: { 'linkerd.io/inject': 'enabled', note: 'on' },
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'zone', operator: 'NotIn' as const, values: ['b'] }] },
          ],
        },
      },
      podAntiAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          {
            weight: 10,
            podAffinityTerm: {
              topologyKey: 'kubernetes.io/hostname',
              labelSelector: { matchLabels: { 'app.kubernetes.io/component': 'pve-exporter' } },
            },
          },
        ],
      },
    },
  }
  const pods = podsOf(rendered({ pveExporter: { tls: 'insecure', ...fields } }))
  assert.is(pods.length, 2)
  for (const { metadata, spec } of pods) {
    const { [moduleAnnotation]: module, ...annotations } = metadata.annotations
    assert.equal(annotations, fields.podAnnotations)
    assert.ok(module)
    assert.equal(spec.imagePullSecrets, fields.imagePullSecrets)
    assert.equal(spec.affinity, fields.affinity)
    assert.is(spec.containers[0].imagePullPolicy, 'Always')
  }
})

test('a Prometheus of another namespace may list what its ServiceMonitors select, and nothing more', () => {
  const objects = rendered({
    prometheus: { serviceAccount: { name: 'prometheus-k8s', namespace: 'observability' } },
  })
  const role = objectOf(objects, 'Role', 'lab-proxmox-monit-prometheus')
  const binding = objectOf(objects, 'RoleBinding', 'lab-proxmox-monit-prometheus')
  assert.equal(
    role.rules.flatMap(({ resources }: { resources: string[] }) => resources),
    ['services', 'endpoints', 'pods', 'endpointslices'],
  )
  for (const { verbs } of role.rules) assert.equal(verbs, ['get', 'list', 'watch'])
  assert.is(binding.roleRef.name, 'lab-proxmox-monit-prometheus')
  assert.is(binding.metadata.namespace, 'monitoring')
  assert.equal(binding.subjects, [
    { kind: 'ServiceAccount', name: 'prometheus-k8s', namespace: 'observability' },
  ])
})

test('no other environment has a Role', () => {
  assert.equal(
    rendered({}).filter(({ kind }) => kind.startsWith('Role')),
    [],
  )
})

test('a Grafana of any namespace may show the dashboards, whose operator otherwise looks in theirs only', () => {
  const shown = rendered({
    dashboards: { grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } },
  }).filter(({ kind }) => kind === 'GrafanaDashboard')
  assert.ok(shown.length > 0)
  for (const { spec } of shown) assert.is(spec.allowCrossNamespaceImport, true)
})

test.run()
