import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab, refuses } from './judged.ts'

const patched = (target: object, ...patch: object[]) => ({ ...lab, patches: [{ target, patch }] })
const replicas = { op: 'replace', path: '/spec/replicas', value: 2 }

const objects =
  'it has Service proxmox-monit-node-exporter, Endpoints proxmox-monit-node-exporter, ServiceMonitor proxmox-monit-node-exporter'
const pattern = "is not a name, or several with '|' between them and '.*' for any text"

test('a patch that hits nothing is told, since Kustomize would drop it without a word', () => {
  const [problem = ''] = judged({ lab: patched({ kind: 'Deploymnet' }, replicas) })
  assert.ok(
    problem.startsWith(
      `environments/lab.ts: patches[0].target matches no object of the base (Deploymnet); ${objects}`,
    ),
    problem,
  )
})

refuses(
  'a patch of a path that is not there',
  patched({ kind: 'Deployment' }, replicas, { op: 'remove', path: '/spec/nothing' }),
  "patches[0].patch[1] can't be done to Deployment proxmox-monit-pve-exporter: Value required at path: /spec/nothing",
)
refuses(
  'a test that fails',
  patched({ kind: 'ServiceAccount' }, { op: 'test', path: '/kind', value: 'Secret' }),
  "patches[0].patch[0] can't be done to ServiceAccount proxmox-monit-pve-exporter: Test failed: ServiceAccount != Secret",
)
for (const kind of ['(', '[', 'a**', '(a+)+$', 'Deployment|', '', '.', '(?=a)', 'Deployment\n'])
  refuses(
    `${JSON.stringify(kind)} is no pattern that means the same to everybody`,
    patched({ kind }, replicas),
    `patches[0].target.kind ${JSON.stringify(kind)} ${pattern}`,
  )
refuses(
  'a name is such a pattern, too',
  patched({ kind: 'Deployment', name: 'proxmox-(' }, replicas),
  `patches[0].target.name "proxmox-(" ${pattern}`,
)
accepts(
  'a pattern may name several objects',
  patched({ kind: 'Deploy.*|Nothing', name: '.*-exporter' }, replicas),
)
accepts(
  'a pattern of many stars is matched at once',
  patched({ kind: `${'.*'.repeat(100)}Deployment` }, replicas),
)

const identity =
  'is by what Kustomize tells the object; namePrefix and namespace name it, and a label or annotation is added at its own path'
for (const path of ['/metadata/name', '/metadata/namespace', '/metadata', '/kind', '/apiVersion'])
  refuses(
    `${path} is not changed`,
    patched({ kind: 'Deployment' }, { op: 'replace', path, value: 'x' }),
    `patches[0].patch[0].path "${path}" ${identity}`,
  )
refuses(
  'a name is not moved away either',
  patched({ kind: 'Deployment' }, { op: 'move', from: '/metadata/name', path: '/metadata/annotations/name' }),
  `patches[0].patch[0].from "/metadata/name" ${identity}`,
)
accepts(
  'a name may be tested',
  patched({ kind: 'Deployment' }, { op: 'test', path: '/kind', value: 'Deployment' }),
)
accepts(
  'an address may be added to those of the environment',
  patched(
    { kind: 'Endpoints' },
    { op: 'add', path: '/subsets/0/addresses/-', value: { ip: '198.51.100.9' } },
  ),
)

test.run()
