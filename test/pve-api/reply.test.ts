import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Change, change } from './change.ts'
import type { PveCluster } from './cluster.ts'
import { kubeRCnewyork } from './kube-rc-newyork.ts'
import { onRelease, type Release, releases } from './releases.ts'
import { reply } from './reply.ts'
import { roles } from './rights.ts'
import { simulation } from './simulation.ts'

const accounts = {
  'prometheus@pve!least': { secret: 'right', role: 'PrometheusExporter' },
  'prometheus@pve!one': { secret: 'right', role: 'PVEAuditor', path: '/vms/101' },
  'prometheus@pve!monitoring': { secret: 'right', role: 'PVEAuditor' },
  'prometheus@pve!bare': { secret: 'right', role: 'NoAccess' },
  'root@pam': { secret: 'password', role: 'PVEAuditor' },
} as const
const right = { authorization: 'PVEAPIToken=prometheus@pve!monitoring=right' }

/** What virtrc18u answers, in a cluster that differs from the healthy one by a patch. */
const get = (url: string, patch: Change<PveCluster> = {}, headers: Record<string, string> = right) =>
  reply(simulation(change<PveCluster>(kubeRCnewyork(accounts), patch)), 'virtrc18u', {
    method: 'GET',
    url,
    headers,
    body: '',
  })

const entries = (url: string, patch?: Change<PveCluster>) => get(url, patch).data as Record<string, unknown>[]
const entry = (id: string, patch?: Change<PveCluster>) =>
  entries('/cluster/resources', patch).find(resource => resource.id === id)

test('a request without a valid token or ticket gets 401 with the reason in the status line', () => {
  const reason = (headers: Record<string, string>) => get('/version', {}, headers).reason
  assert.is(get('/version', {}, {}).status, 401)
  assert.is(reason({}), 'No ticket')
  assert.is(reason({ authorization: 'PVEAPIToken=prometheus@pve!monitoring=wrong' }), 'invalid token value!')
  assert.is(
    reason({ authorization: 'PVEAPIToken=prometheus@pve!other=right' }),
    "no such token 'other' for user 'prometheus@pve'",
  )
  assert.is(
    reason({ authorization: 'PVEAPIToken=root@pam=password' }),
    "no such token '' for user 'root@pam'",
  )
  assert.is(reason({ cookie: 'PVEAuthCookie=PVE:root@pam:made-up' }), 'invalid PVE ticket')
})

test('a token without permissions of its own may ask for the version alone', () => {
  const bare = { authorization: 'PVEAPIToken=prometheus@pve!bare=right' }
  assert.is(get('/version', {}, bare).status, 200)
  assert.is(get('/cluster/status', {}, bare).status, 403)
})

test('a token with the least role sees every guest, storage and node, and no pool', () => {
  const least = { authorization: 'PVEAPIToken=prometheus@pve!least=right' }
  const ids = (headers: Record<string, string>) =>
    (get('/cluster/resources', {}, headers).data as { id: string }[]).map(({ id }) => id)
  const hidden = ids(right).filter(id => !ids(least).includes(id))
  assert.equal(hidden, [
    '/pool/rc',
    'network/virtrc18u/zone/localnetwork',
    'network/virtrc19u/zone/localnetwork',
  ])
})

test('the documented role has the privileges of the least role that is run', () => {
  const text = readFileSync(join(import.meta.dirname, '../../docs/credentials.md'), 'utf8')
  const documented = /role add PrometheusExporter --privs '(.*)'/.exec(text)?.[1]?.split(',')
  assert.equal(documented, roles.PrometheusExporter)
})

test('a token without Sys.Audit sees no task but its own, and neither disks nor the state of HA', () => {
  const one = { authorization: 'PVEAPIToken=prometheus@pve!one=right' }
  const tasks = [{ type: 'vzdump', end: 1_790_000_000, status: 'job errors' }]
  const patch = { nodes: { virtrc18u: { tasks } } }
  const path = '/nodes/virtrc18u/tasks?errors=1&limit=50'
  assert.equal(
    entries(path, patch).map(({ status, endtime }) => [status, endtime]),
    [['job errors', 1_790_000_000]],
  )
  assert.equal(get(path, patch, one).data, [])
  assert.is(get('/nodes/virtrc18u/disks/list', {}, one).status, 403)
  assert.is(get('/cluster/ha/status/current', {}, one).status, 403)
})

test('HA says whether it is armed since Proxmox VE 9.2', () => {
  const armed = (release: Release) =>
    (
      reply(simulation(onRelease(kubeRCnewyork(accounts), release)), 'virtrc18u', {
        method: 'GET',
        url: '/cluster/ha/status/current',
        headers: right,
        body: '',
      }).data as Record<string, unknown>[]
    ).flatMap(({ type, ...entry }) => (type === 'fencing' ? [entry['armed-state']] : []))
  assert.equal([armed('8.4'), armed('9.0'), armed('9.2')], [[], [], ['armed']])
})

test('a token for one guest gets that one alone, and of its replication nothing else is said', () => {
  const one = { authorization: 'PVEAPIToken=prometheus@pve!one=right' }
  const names = (url: string) =>
    (get(url, {}, one).data as { id?: string; vmid?: number; cpu?: number }[]).map(
      ({ id, vmid }) => id ?? vmid,
    )
  assert.equal(names('/cluster/resources?type=vm'), ['qemu/101'])
  assert.equal(names('/nodes/virtrc18u/qemu'), [101])
  assert.equal(names('/nodes/virtrc18u/replication'), ['101-0'])
  assert.equal(names('/nodes/virtrc19u/replication'), [])
  assert.is(get('/cluster/status', {}, one).status, 403)
  assert.is(
    get('/nodes/virtrc18u/qemu/103/config', {}, one).reason,
    'Permission check failed (/vms/103, VM.Audit)',
  )
})

test('a token without Sys.Audit sees nodes without their figures', () => {
  const bare = { authorization: 'PVEAPIToken=prometheus@pve!bare=right' }
  const [node] = get('/cluster/resources', {}, bare).data as { status: string; cpu?: number }[]
  assert.equal([node?.status, node?.cpu], ['online', undefined])
})

/** What a guest and a zone are on a release, as its nodes answer. */
const onEach: [Release, { memhost: boolean; zone: string | undefined; hostArch: boolean }][] = [
  ['8.4', { memhost: false, zone: 'sdn/virtrc18u/localnetwork', hostArch: false }],
  ['9.0', { memhost: true, zone: 'sdn/virtrc18u/localnetwork', hostArch: false }],
  ['9.2', { memhost: true, zone: 'network/virtrc18u/zone/localnetwork', hostArch: true }],
]

for (const [release, expected] of onEach)
  test(`resources have the fields of ${release}`, () => {
    const simulated = simulation(onRelease(kubeRCnewyork(accounts), release))
    const ask = (url: string) =>
      reply(simulated, 'virtrc18u', { method: 'GET', url, headers: right, body: '' }).data
    const resources = ask('/cluster/resources') as Record<string, unknown>[]
    const of = (id: string) => resources.find(resource => resource.id === id) ?? {}
    assert.equal(
      {
        memhost: 'memhost' in of('qemu/101'),
        zone: resources.find(({ type }) => type === 'sdn' || type === 'network')?.id,
        hostArch: 'host-arch' in of('node/virtrc18u'),
      },
      expected,
    )
    assert.equal(ask('/version'), releases[release])
  })

test('a paused virtual machine keeps its memory, and is listed as running by its node', () => {
  const paused: Change<PveCluster> = { guests: { 101: { status: 'paused' } } }
  assert.equal([entry('qemu/101', paused)?.status, entry('qemu/101', paused)?.cpu], ['paused', 0])
  assert.ok((entry('qemu/101', paused)?.mem as number) > 0)
  assert.is(entries('/nodes/virtrc18u/qemu', paused).find(({ vmid }) => vmid === 101)?.status, 'running')
})

test('a password gives a ticket that every node takes', () => {
  const simulated = simulation(kubeRCnewyork(accounts))
  const login = (password: string) =>
    reply(simulated, 'virtrc18u', {
      method: 'POST',
      url: '/access/ticket',
      headers: {},
      body: new URLSearchParams({ username: 'root@pam', password }).toString(),
    })
  assert.is(login('wrong').status, 401)
  const { ticket } = login('password').data as { ticket: string }
  const headers = { cookie: `PVEAuthCookie=${encodeURIComponent(ticket)}` }
  assert.is(reply(simulated, 'virtrc19u', { method: 'GET', url: '/version', headers, body: '' }).status, 200)
})

test('an unknown path gets 501', () => {
  assert.is(get('/cluster/nothing').status, 501)
})

test('the cluster and its nodes have the shape of /cluster/status', () => {
  assert.equal(entries('/cluster/status'), [
    { type: 'cluster', id: 'cluster', name: 'kubeRCnewyork', version: 4, nodes: 2, quorate: 1 },
    {
      type: 'node',
      id: 'node/virtrc18u',
      name: 'virtrc18u',
      nodeid: 1,
      ip: '198.51.100.18',
      online: 1,
      local: 1,
      level: 'c',
    },
    {
      type: 'node',
      id: 'node/virtrc19u',
      name: 'virtrc19u',
      nodeid: 2,
      ip: '198.51.100.19',
      online: 1,
      local: 0,
      level: '',
    },
  ])
})

test('a host that stands alone has no cluster entry', () => {
  assert.equal(
    entries('/cluster/status', { name: null, nodes: { virtrc19u: null } }).map(({ type }) => type),
    ['node'],
  )
})

test("an offline node's guests are unknown, without name, template and figures, but with tags", () => {
  assert.equal(entry('qemu/102', { nodes: { virtrc19u: { online: false } } }), {
    id: 'qemu/102',
    vmid: 102,
    type: 'qemu',
    node: 'virtrc19u',
    status: 'unknown',
    tags: 'kube;rc',
    pool: 'rc',
    hastate: 'started',
  })
  assert.equal(entry('node/virtrc19u', { nodes: { virtrc19u: { online: false } } }), {
    id: 'node/virtrc19u',
    type: 'node',
    node: 'virtrc19u',
    status: 'offline',
    hastate: 'online',
  })
})

test('a node whose pvestatd is dead is in the cluster, but unknown as a resource, as are its guests and storages', () => {
  const dead = { nodes: { virtrc18u: { reportsStatus: false } } }
  assert.is(entries('/cluster/status', dead).find(({ name }) => name === 'virtrc18u')?.online, 1)
  assert.is(entry('node/virtrc18u', dead)?.status, 'unknown')
  assert.is(entry('node/virtrc18u', dead)?.cpu, undefined)
  assert.is(entry('qemu/101', dead)?.status, 'unknown')
  assert.is(entry('storage/virtrc18u/local', dead)?.status, 'unknown')
  assert.is(entry('storage/virtrc18u/local', dead)?.maxdisk, undefined)
  assert.is(entry('qemu/102', dead)?.status, 'running')
})

test('a shared storage stands once a node', () => {
  const shared = entries('/cluster/resources?type=storage').filter(({ shared }) => shared === 1)
  assert.equal(
    shared.map(({ id }) => id),
    ['storage/virtrc18u/nfs', 'storage/virtrc19u/nfs'],
  )
})

test('a pool adds up its running members', () => {
  assert.is(entry('/pool/rc')?.maxcpu, 16)
  assert.is(entry('/pool/rc', { guests: { 101: { status: 'stopped' } } })?.maxcpu, 12)
})

test('a virtual machine has no used disk, a stopped guest no uptime', () => {
  assert.is(entry('qemu/101')?.disk, 0)
  assert.ok((entry('lxc/201')?.disk as number) > 0)
  assert.is(entry('qemu/104')?.uptime, 0)
})

test('a node answers for another that it sees, and has no route to one that it does not', () => {
  assert.is(get('/nodes/virtrc19u/qemu').status, 200)
  assert.is(get('/nodes/virtrc19u/qemu', { nodes: { virtrc19u: { online: false } } }).status, 595)
})

test("a guest's configuration says whether it starts with its node, or leaves it out", () => {
  const config = (patch: Change<PveCluster>) => get('/nodes/virtrc18u/qemu/101/config', patch).data
  const onboot = (patch: Change<PveCluster>) => (config(patch) as { onboot?: number }).onboot
  assert.is(onboot({}), 1)
  assert.is(onboot({ guests: { 101: { onboot: false } } }), 0)
  assert.is(onboot({ guests: { 101: { onboot: null } } }), undefined)
})

test('a replication job stands with the node of its guest', () => {
  assert.equal(
    entries('/nodes/virtrc18u/replication').map(({ id, target }) => [id, target]),
    [['101-0', 'virtrc19u']],
  )
  assert.is(get('/nodes/virtrc18u/replication/102-0/status').status, 500)
})

test('a broken path gets 500 of the node that it is broken on, and every other answers', () => {
  const broken = { nodes: { virtrc18u: { brokenPaths: ['/cluster/resources'] } } }
  assert.is(get('/cluster/resources?type=vm', broken).status, 500)
  assert.is(get('/cluster/status', broken).status, 200)
  assert.is(get('/cluster/resources', { nodes: { virtrc19u: broken.nodes.virtrc18u } }).status, 200)
})

test('no quorum device is an empty answer', () => {
  assert.equal(get('/cluster/config/qdevice', { qdevice: null }).data, {})
})

test.run()
