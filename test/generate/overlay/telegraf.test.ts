import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, modes, render } from './render.ts'

const test = kubectlSuite('telegraf')

const name = 'lab-proxmox-monit-telegraf'
const backupServers: Environment['backupServers'] = [
  {
    name: 'pbs1',
    address: '2001:db8::7',
    tls: { caSecret: 'pbs-ca' },
    datastores: [{ name: 'main', namespaces: ['', 'prod/web'] }],
  },
  {
    name: 'pbs2',
    address: '192.0.2.8',
    port: 443,
    tls: 'insecure',
    credentialsSecret: 'pbs2-token',
    datastores: [{ name: 'archive' }],
  },
]
const everything: Environment = { ...lab, telegraf: true, backupServers }

const rendered = (environment: Environment): Rendered[] => render({ lab: environment })[0] ?? []
const ours = (objects: Rendered[]) => objects.filter(({ metadata }) => metadata.name === name)
const containerOf = (objects: Rendered[]) =>
  objectOf(objects, 'Deployment', name).spec.template.spec.containers[0]
const configurationOf = (objects: Rendered[]): string =>
  objectOf(objects, 'ConfigMap', name).data['telegraf.conf']
const urlsOf = (objects: Rendered[]): string[] =>
  [...configurationOf(objects).matchAll(/^urls = (.*)$/gm)].flatMap(([, urls = '[]']) => JSON.parse(urls))

test('without it and without backup servers, an overlay is what it was', () => {
  assert.equal(ours(rendered(lab)), [])
  assert.equal(rendered({ ...lab, telegraf: false, backupServers: [] }), rendered(lab))
})

for (const discovery of modes)
  test(`${discovery}: one pod behind a Service, and one scrape of it`, () => {
    const objects = rendered({ ...everything, discovery })
    for (const object of ours(objects)) assert.not.throws(() => validateModel(object), object.kind)
    assert.equal(
      ours(objects)
        .map(({ kind }) => kind)
        .sort(),
      ['ConfigMap', 'Deployment', 'NetworkPolicy', 'Service', 'ServiceMonitor'],
    )
    const labels = { 'app.kubernetes.io/name': 'telegraf', environment: 'lab' }
    const { spec } = objectOf(objects, 'Deployment', name)
    assert.equal(spec.selector.matchLabels, labels)
    assert.equal(objectOf(objects, 'Service', name).spec.selector, labels)
    assert.equal(objectOf(objects, 'ServiceMonitor', name).spec.selector.matchLabels, labels)
    assert.equal(objectOf(objects, 'NetworkPolicy', name).spec.podSelector.matchLabels, labels)
    assert.is(spec.template.spec.volumes[0].configMap.name, name)
  })

test('the pve exporters stay what they are beside it, whatever an environment changes in them', () => {
  const variants: Partial<Environment['pveExporter']>[] = [
    {},
    { tls: { caConfigMap: 'pve-root-ca' }, credentials: { secret: 'other' } },
    { certificateSecret: 'exporter-tls', listenAddress: '0.0.0.0', nodeSelector: { zone: 'a' } },
    { nodeInterval: false, resources: { limits: { memory: '1Gi' } }, podAnnotations: { note: 'x' } },
  ]
  for (const variant of variants) {
    const environment = { ...lab, pveExporter: { ...lab.pveExporter, ...variant } }
    // Telegraf has alerts of its own.
    const others = (objects: Rendered[]) =>
      objects.filter(
        ({ kind, metadata }) =>
          metadata.name !== name && kind !== 'PrometheusRule' && !metadata.name.includes('-dashboard-'),
      )
    assert.equal(others(rendered({ ...environment, telegraf: true })), others(rendered(environment)))
  }
})

test('it is as closed as the pve exporters: in from Prometheus, out to exactly the APIs, and no DNS', () => {
  const { spec } = objectOf(rendered(everything), 'NetworkPolicy', name)
  assert.equal(
    spec.egress.flatMap(({ to, ports }: Rendered) =>
      to.map(({ ipBlock }: Rendered) => [ipBlock.cidr, ...ports.map(({ port }: Rendered) => port)]),
    ),
    [
      ['198.51.100.1/32', 8006],
      ['2001:db8::2/128', 8006],
      ['2001:db8::7/128', 8007],
      ['192.0.2.8/32', 443],
    ],
  )
  assert.equal(spec.ingress[0].ports, [{ port: 9273, protocol: 'TCP' }])
  assert.equal(spec.ingress[0].from, [
    { namespaceSelector: {}, podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } },
  ])
  const from = [{ namespaceSelector: { matchLabels: { team: 'monitoring' } } }]
  const own = rendered({ ...everything, networkPolicy: { from } })
  assert.equal(objectOf(own, 'NetworkPolicy', name).spec.ingress[0].from, from)
  assert.equal(
    ours(rendered({ ...everything, networkPolicy: false })).filter(({ kind }) => kind === 'NetworkPolicy'),
    [],
  )
})

test('its pod is restricted, has no account’s token, and gets the tokens’ keys alone', () => {
  const { spec } = objectOf(rendered(everything), 'Deployment', name).spec.template
  assert.is(spec.automountServiceAccountToken, false)
  assert.is(spec.securityContext.runAsNonRoot, true)
  // Its own page, which no API's answer changes.
  for (const probe of ['readinessProbe', 'livenessProbe'])
    assert.equal(spec.containers[0][probe].httpGet, { path: '/', port: 'metrics' })
  assert.equal(spec.containers[0].securityContext, {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    readOnlyRootFilesystem: true,
  })
  assert.equal(
    spec.containers[0].env.flatMap(({ name, valueFrom }: Rendered) =>
      valueFrom === undefined ? [] : [[name, valueFrom.secretKeyRef.name, valueFrom.secretKeyRef.key]],
    ),
    [
      ['PVE_USER', 'pve-exporter', 'PVE_USER'],
      ['PVE_TOKEN_NAME', 'pve-exporter', 'PVE_TOKEN_NAME'],
      ['PVE_TOKEN_VALUE', 'pve-exporter', 'PVE_TOKEN_VALUE'],
      ['PBS_0_USER', 'proxmox-backup', 'PBS_USER'],
      ['PBS_0_TOKEN_NAME', 'proxmox-backup', 'PBS_TOKEN_NAME'],
      ['PBS_0_TOKEN_VALUE', 'proxmox-backup', 'PBS_TOKEN_VALUE'],
      ['PBS_1_USER', 'pbs2-token', 'PBS_USER'],
      ['PBS_1_TOKEN_NAME', 'pbs2-token', 'PBS_TOKEN_NAME'],
      ['PBS_1_TOKEN_VALUE', 'pbs2-token', 'PBS_TOKEN_VALUE'],
    ],
  )
  const openshift = objectOf(rendered({ ...everything, platform: 'openshift' }), 'Deployment', name)
  assert.equal(Object.keys(openshift.spec.template.spec.securityContext), ['runAsNonRoot', 'seccompProfile'])
})

test('it asks one call of the cluster, four of each hypervisor, and of a backup server four and one a namespace', () => {
  const calls = urlsOf(rendered(everything)).map(url => url.replace('/api2/json', ''))
  assert.equal(calls, [
    'https://hypervisors.internal:8006/cluster/ha/status/current',
    ...['pve1', 'pve2'].flatMap(node => [
      `https://${node}:8006/nodes/${node}/tasks?errors=1&limit=50`,
      `https://${node}:8006/nodes/${node}/tasks?typefilter=vzdump&limit=50`,
    ]),
    ...['pve1', 'pve2'].map(node => `https://${node}:8006/nodes/${node}/certificates/info`),
    ...['pve1', 'pve2'].map(node => `https://${node}:8006/nodes/${node}/disks/list`),
    'https://[2001:db8::7]:8007/status/datastore-usage',
    'https://[2001:db8::7]:8007/admin/gc',
    'https://[2001:db8::7]:8007/admin/verify',
    'https://[2001:db8::7]:8007/nodes/localhost/tasks?errors=true&limit=50',
    'https://[2001:db8::7]:8007/admin/datastore/main/groups',
    'https://[2001:db8::7]:8007/admin/datastore/main/groups?ns=prod%2Fweb',
    'https://192.0.2.8:443/status/datastore-usage',
    'https://192.0.2.8:443/admin/gc',
    'https://192.0.2.8:443/admin/verify',
    'https://192.0.2.8:443/nodes/localhost/tasks?errors=true&limit=50',
    'https://192.0.2.8:443/admin/datastore/archive/groups',
  ])
  assert.equal(objectOf(rendered(everything), 'Deployment', name).spec.template.spec.hostAliases, [
    { ip: '198.51.100.1', hostnames: ['hypervisors.internal', 'pve1'] },
    { ip: '2001:db8::2', hostnames: ['hypervisors.internal', 'pve2'] },
  ])
})

test('with backup servers alone it asks those alone, and has no token of Proxmox VE', () => {
  const objects = rendered({ ...lab, backupServers })
  assert.ok(urlsOf(objects).every(url => /pbs|:8007|:443/.test(url)))
  assert.ok(containerOf(objects).env.every(({ name }: Rendered) => !name.startsWith('PVE')))
})

test('an alert tells which call fails by server, datastore and namespace, each of its own', () => {
  const aliases = [...configurationOf(rendered(everything)).matchAll(/^alias = "(.*)"$/gm)].map(
    ([, one]) => one,
  )
  assert.equal(aliases.filter(one => one?.startsWith('pbs')).sort(), [
    'pbs-pbs1-gc',
    'pbs-pbs1-main',
    'pbs-pbs1-main-prod/web',
    'pbs-pbs1-tasks',
    'pbs-pbs1-usage',
    'pbs-pbs1-verify',
    'pbs-pbs2-archive',
    'pbs-pbs2-gc',
    'pbs-pbs2-tasks',
    'pbs-pbs2-usage',
    'pbs-pbs2-verify',
  ])
  assert.is(new Set(aliases).size, aliases.length)
})

test('certificates are verified as the environment says: by the nodes’ shared name, each one’s own, and the backup server’s', () => {
  const objects = rendered({
    ...everything,
    hypervisors: [{ name: 'pve1', address: '198.51.100.1', serverName: 'pve1.example.com' }],
    pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
  })
  const blocks = configurationOf(objects).split('\n\n')
  const about = (text: string) => blocks.filter(block => block.includes(text))
  for (const block of about('hypervisors.internal'))
    assert.match(block, /tls_ca = "\/etc\/telegraf-ca\/pve\/ca.crt"\ntls_server_name = "localhost"/)
  for (const block of about('pve1.example.com:8006')) {
    assert.match(block, 'tls_ca = "/etc/telegraf-ca/pve/ca.crt"')
    assert.not.match(block, 'tls_server_name')
  }
  for (const block of about(':8007'))
    assert.match(block, /tls_ca = "\/etc\/telegraf-ca\/pbs-0\/ca.crt"\ntls_server_name = "pbs1"/)
  assert.is(about('insecure_skip_verify').length, about('192.0.2.8:443').length)
  assert.equal(
    objectOf(objects, 'Deployment', name).spec.template.spec.volumes.map(
      ({ configMap, secret }: Rendered) => configMap?.name ?? secret.secretName,
    ),
    [name, 'pve-root-ca', 'pbs-ca'],
  )
})

test('no value is one that Flux would substitute', () => {
  assert.not.match(configurationOf(rendered(everything)), '${')
})

test('another configuration makes another pod; another Secret, image, interval and resources are the environment’s', () => {
  const settings = {
    interval: '10m',
    credentialsSecret: 'auditor',
    image: { name: 'registry.example.com/telegraf', tag: '1.38.0' },
    resources: { limits: { memory: '512Mi' } },
  }
  const [usual, own] = [rendered({ ...lab, telegraf: true }), rendered({ ...lab, telegraf: settings })]
  const annotation = (objects: Rendered[]) =>
    objectOf(objects, 'Deployment', name).spec.template.metadata.annotations['proxmox-monitoring/telegraf']
  assert.is.not(annotation(usual), annotation(own))
  assert.match(configurationOf(own), 'interval = "600s"')
  assert.match(configurationOf(own), 'expiration_interval = "1260s"')
  assert.match(configurationOf(usual), 'interval = "300s"')
  const container = containerOf(own)
  assert.is(container.image, 'registry.example.com/telegraf:1.38.0')
  assert.equal(container.resources.limits, { cpu: '500m', memory: '512Mi' })
  assert.ok(container.env.some(({ valueFrom }: Rendered) => valueFrom?.secretKeyRef.name === 'auditor'))
})

test("of a CA's Secret the pod gets the certificate alone: a private key may stand beside it", () => {
  const verified = { ...everything, pveExporter: { ...lab.pveExporter, tls: { caConfigMap: 'pve-ca' } } }
  const { volumes } = objectOf(rendered(verified), 'Deployment', name).spec.template.spec
  const authorities = volumes.filter((volume: Rendered) => volume.name.startsWith('ca-'))
  assert.ok(authorities.length > 1)
  for (const { secret, configMap } of authorities)
    assert.equal((secret ?? configMap).items, [{ key: 'ca.crt', path: 'ca.crt' }])
})

test.run()
