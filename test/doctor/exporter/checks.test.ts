import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Check, Finding } from '../../../lib/doctor/check.ts'
import { PM401 } from '../../../lib/doctor/checks/PM401.ts'
import { PM402 } from '../../../lib/doctor/checks/PM402.ts'
import { PM403 } from '../../../lib/doctor/checks/PM403.ts'
import { PM404 } from '../../../lib/doctor/checks/PM404.ts'
import { PM405 } from '../../../lib/doctor/checks/PM405.ts'
import { PM406 } from '../../../lib/doctor/checks/PM406.ts'
import { PM407 } from '../../../lib/doctor/checks/PM407.ts'
import { PM408 } from '../../../lib/doctor/checks/PM408.ts'
import { PM409 } from '../../../lib/doctor/checks/PM409.ts'
import { PM410 } from '../../../lib/doctor/checks/PM410.ts'
import { PM411 } from '../../../lib/doctor/checks/PM411.ts'
import { PM412 } from '../../../lib/doctor/checks/PM412.ts'
import { masked } from '../../../lib/problem/secret-text.ts'
import { apiToken } from '../../../lib/proxmox/api-token.ts'
import { type Told, toldScene } from '../told-scene.ts'
import { recordedLogs } from './recorded-logs.ts'

const pod = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'proxmox',
    labels: {
      'app.kubernetes.io/name': name,
      'app.kubernetes.io/component': 'pve-exporter',
      environment: 'newyork',
    },
  },
  spec: {},
  status: { podIP: '10.244.0.9', conditions: [{ type: 'Ready', status: 'True' }] },
})
const pods = [pod('pve-exporter'), pod('pve-exporter-node')]

const failing = (log: keyof typeof recordedLogs, told: Told = {}, host = '198.51.100.18') =>
  toldScene({
    ...told,
    lists: { Pod: pods, ...told.lists },
    // Recorded of other hosts.
    logs: recordedLogs[log].replaceAll(/virtrc99|nowhere\.example|198\.51\.100\.18(?=[',])/g, host),
    exporter: () => ({ status: 500, body: '' }),
  })
const findings = async (check: Check, scene: ReturnType<typeof toldScene>): Promise<Finding[]> => {
  const result = await check.run(scene)
  return 'findings' in result ? result.findings : []
}
const mend = async (check: Check, scene: ReturnType<typeof toldScene>) =>
  Object.values((await findings(check, scene))[0]?.mend ?? {}).join()

const codes: [Check, (keyof typeof recordedLogs)[]][] = [
  [PM403, ['silent', 'dropped', 'refused', 'closed']],
  [PM404, ['authority', 'mismatch', 'file']],
  [PM405, ['name']],
  [PM406, ['value', 'unknown', 'expired']],
  [PM407, ['forbidden']],
  [PM408, ['broken']],
]

for (const [own, logs] of codes)
  for (const log of logs)
    test(`a scrape that fails with ${log} is told by ${own.code} and by no other`, async () => {
      for (const [check] of codes) {
        const told = (await findings(check, failing(log))).length > 0
        if (check === own) assert.ok(told, check.code)
        // The second hypervisor's own line is not in the log.
        else if (check !== PM408) assert.not(told, check.code)
      }
    })

test('a token by its words: expired, unknown or wrong, each is mended by a command of its own', async () => {
  assert.match(
    await mend(PM406, failing('expired')),
    /"pveum user token modify \$\(printf %q "\$user"\) monitoring --expire 0"$/,
  )
  assert.match(await mend(PM406, failing('unknown')), /\$\{TOKEN_NAME:\?.*PVE_TOKEN_NAME.*rollout restart/)
  assert.is(
    await mend(PM406, failing('value')),
    // The token is in no argument of a program: printf is the shell's own.
    `: "\${TOKEN:?first: read -rs TOKEN}" && printf '{"stringData":{"%s":"%s"}}' PVE_TOKEN_VALUE "$TOKEN" | kubectl --namespace proxmox patch secret pve-exporter --patch-file /dev/stdin && kubectl --namespace proxmox rollout restart deployment --selector app.kubernetes.io/component=pve-exporter,environment=newyork`,
  )
})

test('what changes a credential is printed whole: nothing in it is taken for a secret', async () => {
  for (const log of ['value', 'unknown'] as const) {
    const command = await mend(PM406, failing(log))
    assert.match(command, /printf .* PVE_TOKEN_(VALUE|NAME) "\$TOKEN(_NAME)?" \| kubectl/)
    assert.is(masked(command), command)
  }
})

test('without rights both the user and the token get the role', async () => {
  const command = await mend(PM407, failing('forbidden'))
  assert.match(
    command,
    /acl modify \/ --users \$\(printf %q "\$user"\) .* && pveum acl modify \/ --tokens \$\(printf %q "\$id"\)/,
  )
})

test('a refused connection restarts pveproxy there; silence opens the firewall to the Kubernetes nodes', async () => {
  assert.is(await mend(PM403, failing('refused')), 'ssh root@198.51.100.18 systemctl restart pveproxy')
  const node = { status: { addresses: [{ type: 'InternalIP', address: '10.0.0.7' }] } }
  assert.match(
    await mend(PM403, failing('dropped', { lists: { Node: [node] } })),
    /--dport 8006 --source 10\.0\.0\.7$/,
  )
})

test('an exporter that waits for DNS is told apart from one that hangs', async () => {
  const silentFor = (path: RegExp) =>
    toldScene({
      lists: { Pod: pods },
      exporter: asked => (path.test(asked) ? 'silent' : { status: 200, body: '' }),
    })
  const waiting = silentFor(/target=newyork-proxmox/)
  assert.match(
    (await findings(PM405, waiting))[0]?.what ?? '',
    /^The exporter cannot resolve newyork-proxmox-monit/,
  )
  assert.equal(await findings(PM401, waiting), [])
  const hanging = silentFor(/./)
  assert.match(
    (await findings(PM401, hanging))[0]?.what ?? '',
    /does not answer \/pve: no answer within 12 seconds/,
  )
  assert.equal(await findings(PM405, hanging), [])
})

test('a firewall is opened to sources of its own address family, and never to everybody', async () => {
  const addresses = [
    { type: 'InternalIP', address: '10.0.0.7' },
    { type: 'InternalIP', address: '2001:db8::7' },
  ]
  const told = { lists: { Node: [{ status: { addresses } }] } }
  const hypervisors = [{ name: 'pve1', address: '2001:db8::18' }]
  assert.match(
    await mend(PM403, failing('dropped', { ...told, environment: { hypervisors } }, '2001:db8::18')),
    /^ssh root@2001:db8::18 pvesh .* --source 2001:db8::7$/,
  )
  assert.match(await mend(PM403, failing('dropped')), /^Start it, or open port 8006 in its firewall/)
})

const closed = {
  metadata: { name: 'closed', namespace: 'proxmox' },
  spec: { podSelector: {}, policyTypes: ['Egress'] },
}

test('a policy is told only where a hypervisor is silent', async () => {
  const [finding] = await findings(PM402, failing('dropped', { lists: { NetworkPolicy: [closed] } }))
  assert.match(
    finding?.what ?? '',
    /^The NetworkPolicy proxmox\/closed does not let the exporters out to virtrc18u/,
  )
  assert.equal(await findings(PM402, failing('value', { lists: { NetworkPolicy: [closed] } })), [])
})

const dns = {
  metadata: { name: 'coredns-0', namespace: 'kube-system', labels: { 'k8s-app': 'kube-dns' } },
  spec: { containers: [{ ports: [{ name: 'dns', containerPort: 1053, protocol: 'UDP' }] }] },
  status: { podIP: '10.244.0.3' },
}
/** A cluster in which a name is not resolved, with these policies; the label selectors of both lists of pods are honoured. */
const nameless = (...NetworkPolicy: object[]) => {
  const told = failing('name', { lists: { NetworkPolicy } })
  const list = async (kind: 'Pod', where?: { namespace?: string }) =>
    kind === 'Pod' && where?.namespace === 'kube-system' ? { value: [dns] } : told.cluster.list(kind, where)
  return { ...told, cluster: { ...told.cluster, list: list as never } }
}
const shutDns = {
  ...closed,
  metadata: { name: 'closed', namespace: 'kube-system' },
  spec: { podSelector: {} },
}

test('a policy of the cluster’s DNS that shuts the exporters out is told, and opened by another at the port where it listens', async () => {
  const [finding] = await findings(PM412, nameless(shutDns))
  assert.match(
    finding?.what ?? '',
    /^The NetworkPolicy kube-system\/closed does not let the exporters of proxmox in/,
  )
  const [, policy = '{}'] =
    /^echo '(.*)' \| kubectl apply --filename -$/.exec(await mend(PM412, nameless(shutDns))) ?? []
  const { metadata, spec } = JSON.parse(policy)
  assert.is(metadata.namespace, 'kube-system')
  assert.equal(spec.podSelector, { matchLabels: { 'k8s-app': 'kube-dns' } })
  assert.equal(spec.ingress[0].ports, [
    { port: 1053, protocol: 'UDP' },
    { port: 1053, protocol: 'TCP' },
  ])
  assert.match((await findings(PM412, nameless(closed)))[0]?.what ?? '', /^The NetworkPolicy proxmox\/closed/)
  assert.equal(await findings(PM412, nameless()), [])
  assert.equal(await findings(PM412, failing('value', { lists: { NetworkPolicy: [shutDns] } })), [])
})

test('a cluster scrape without storages lacks a right; without a scrape nothing is known', async () => {
  const answering = (body: string) =>
    toldScene({ lists: { Pod: pods }, exporter: () => ({ status: 200, body }) })
  const guests = 'pve_guest_info{id="qemu/101",name="a"} 1.0\n'
  const storages = 'pve_storage_info{id="storage/pve1/local"} 1.0\n'
  assert.match((await findings(PM409, answering(guests)))[0]?.what ?? '', /shows no storage\.$/)
  assert.match((await findings(PM409, answering(storages)))[0]?.what ?? '', /shows no guest\.$/)
  assert.match(
    (await findings(PM409, answering('pve_up{id="node/pve1"} 1.0\n')))[0]?.what ?? '',
    /shows no storage and no guest\.$/,
  )
  assert.equal(await findings(PM409, answering(guests + storages)), [])
})

test('the token goes to no hypervisor without the CA that the environment names', async () => {
  const scene = toldScene({
    environment: { pveExporter: { tls: { caConfigMap: 'proxmox-ca' } } },
    lists: { Pod: pods },
    exporter: () => ({
      status: 200,
      body: 'pve_guest_info{id="qemu/101"} 1\npve_storage_info{id="storage/a/b"} 1\n',
    }),
  })
  const token = apiToken(`monitoring@pve!exporter=${crypto.randomUUID()}`)
  const result = await PM409.run({ ...scene, ...(token && { token }) })
  assert.match(JSON.stringify(result), /sent to no hypervisor without the CA/)
})

/** Exporters that answer for each hypervisor with the members that it knows. */
const members = (of: (target: string) => string[], told: Told = {}) =>
  toldScene({
    ...told,
    lists: { Pod: pods },
    exporter: path => {
      const names = of(new URLSearchParams(path.split('?')[1]).get('target') ?? '')
      const lines = names.map(
        name => `pve_node_info{id="node/${name}",level="",name="${name}",nodeid="1"} 1.0\n`,
      )
      return { status: 200, body: lines.join('') }
    },
  })

test('hosts that are no cluster keep one in this file, and ask for a file for each other', async () => {
  const scene = members(target => [target.startsWith('198.51.100.18') ? 'virtrc18u' : 'virtrc19u'])
  const told = await findings(PM410, scene)
  assert.equal(
    told.map(({ mend, severity }) => [Object.values(mend)[0], severity]),
    [
      ["hypervisors: [{ name: 'virtrc18u', address: '198.51.100.18' }]", undefined],
      ['Write environments/<name>.ts for it, as README.md shows.', 'warn'],
    ],
  )
  assert.match(told[0]?.what ?? '', /are no cluster: virtrc18u knows virtrc18u; virtrc19u knows virtrc19u\.$/)
})

test('a node that the file lacks is written into it by discover, verified as the exporters verify', async () => {
  const all = () => ['virtrc18u', 'virtrc19u', 'virtrc20u']
  assert.equal(
    (await findings(PM411, members(all))).map(({ what }) => what),
    ['environments/newyork.ts lacks virtrc20u.'],
  )
  assert.is(await mend(PM411, members(all)), 'npm run discover -- newyork')
  const pveExporter = { tls: { caSecret: 'pve-ca' } }
  assert.is(
    await mend(PM411, members(all, { environment: { pveExporter } })),
    'kubectl --namespace proxmox get secret pve-ca --output go-template=\'{{index .data "ca.crt" | base64decode}}\' > ca.crt && npm run discover -- newyork --ca ca.crt',
  )
})

test('a name in the file that no node has is told with its reason', async () => {
  const [finding] = await findings(
    PM411,
    members(() => ['virtrc18u']),
  )
  assert.is(finding?.what, 'environments/newyork.ts names virtrc19u, which the cluster has not.')
})

test('pods that may not be listed are a right that is missing, and no finding', async () => {
  const result = await PM403.run(toldScene({ refused: ['Pod'] }))
  assert.is(result.status, 'skip')
  assert.ok('unseen' in result)
})

test.run()
