import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { routes } from '../../pve-api/answers/routes.ts'
import { type Change, change } from '../../pve-api/change.ts'
import type { PveCluster } from '../../pve-api/cluster.ts'
import { kubeRCnewyork } from '../../pve-api/kube-rc-newyork.ts'
import { onRelease, type Release, releases } from '../../pve-api/releases.ts'
import { reply } from '../../pve-api/reply.ts'
import { simulation } from '../../pve-api/simulation.ts'
import { type ApiMethod, apiMethods } from './api-schema.ts'
import { differences } from './api-types.ts'
import { hasFakepve } from './fakepve.ts'

const test = suite("Proxmox VE's own description of its API")

// A machine without the description leaves these out; `fakepve.ts` has said so.
const judged = hasFakepve() ? test : test.skip
const methods = hasFakepve() ? apiMethods(routes.map(({ path }) => path)) : {}
const headers = { authorization: 'PVEAPIToken=a@pve!b=right' }

/** What the simulated API answers to a path, for the first of its objects. */
function answer(release: Release, path: string, patch: Change<PveCluster>) {
  const cluster = change<PveCluster>(
    kubeRCnewyork({ 'a@pve!b': { secret: 'right', role: 'PVEAuditor' } }),
    patch,
  )
  const vmid = path.includes('/lxc/') ? '201' : '101'
  const names = { node: 'virtrc18u', vmid, id: '101-0', userid: 'a@pve' }
  const url = path.replace(/\{(\w+)\}/g, (_, name: keyof typeof names) => names[name])
  return reply(simulation(onRelease(cluster, release)), 'virtrc18u', {
    method: 'GET',
    url,
    headers,
    body: '',
  })
}

const conditions: [string, Change<PveCluster>][] = [
  ['in health', {}],
  ['with an offline node', { nodes: { virtrc19u: { online: false } } }],
  ["with a node's pvestatd dead", { nodes: { virtrc18u: { reportsStatus: false } } }],
  ['as a host that stands alone', { name: null, nodes: { virtrc19u: null, virtrc18u: { id: 0 } } }],
]

/** What Proxmox VE gives beside what it declares, by its sources (pve-manager 9.2.11, qemu-server 9.2.6). */
const undeclared: Record<string, string[]> = {
  // By `extract_node_stats` in `PVE/API2Tools.pm`.
  '/nodes': ['/*/id is not declared', '/*/type is not declared'],
  // `vmstatus` in `PVE/QemuServer.pm` says 0, as nobody knows better.
  '/nodes/{node}/qemu': ['/*/disk is not declared'],
  // `PVE/Diskmanage.pm` of pve-storage 9.1.7; `osdid-list` is null where no OSD is on the disk.
  '/nodes/{node}/disks/list': [
    '/*/by_id_link is not declared',
    '/*/osdid-list must be array',
    '/*/rpm is not declared',
    '/*/type is not declared',
    '/*/wearout is not declared',
  ],
  // `PVE/API2/Replication.pm` declares the id alone.
  '/nodes/{node}/replication': [
    'duration',
    'error',
    'fail_count',
    'guest',
    'jobnum',
    'last_sync',
    'last_try',
    'next_sync',
    'schedule',
    'source',
    'target',
    'type',
    'vmtype',
  ].map(field => `/*/${field} is not declared`),
}

for (const { path } of routes)
  judged(`has what is answered to ${path}`, () => {
    for (const release of Object.keys(releases) as Release[])
      for (const [condition, patch] of conditions) {
        const { status, data } = answer(release, path, patch)
        assert.is(status, 200, `${release} ${condition}`)
        const found = differences(methods[path]?.returns ?? {}, data)
        assert.equal(
          found.filter(line => !undeclared[path]?.includes(line)),
          [],
          `${release} ${condition}`,
        )
      }
  })

/** Where a privilege is asked for, and which; of several that will do for a user's groups (`check_any` in PVE/RPCEnvironment.pm) the one that ours asks for. */
function asked({ check, user }: Partial<ApiMethod['permissions']> = {}, ours?: string) {
  // Any of several will do: ours is the one at the node.
  const own =
    check?.[0] === 'or'
      ? (check.slice(1) as [string, string, string[]][]).find(([, at]) => at !== '/')
      : check
  if (own?.[0] === 'perm') return [own[1], ...(own[2] ?? [])]
  if (check?.[0] === 'userid-group')
    return ['/access/groups', [check[1]].flat().find(privilege => privilege === ours)]
  return user
}

for (const { path, check } of routes)
  judged(`asks for the same permission at ${path}`, () => {
    assert.equal(asked(methods[path]?.permissions, check?.[1]), check?.slice(0, 2) ?? 'all')
  })

test.run()
