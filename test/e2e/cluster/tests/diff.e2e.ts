import { deepEqual, equal, match } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Environment } from '../../../../lib/environment.ts'
import { chapter } from '../../laboratory/chapter.ts'
import { restrictedNamespace } from '../operator.ts'
import { programs, repository } from '../paths.ts'
import { cluster, kubectl, laboratory } from './shared.ts'

const test = chapter('what applying would change')

const drift: Environment = {
  namespace: 'drift',
  hypervisors: [
    { name: 'pve1', address: '203.0.113.81' },
    { name: 'pve2', address: '203.0.113.82' },
  ],
  pveExporter: { tls: 'insecure' },
  dashboards: false,
}
const tree = await laboratory.tree('drift', { drift })

/** What the command prints and gives back, with the cluster's kubeconfig. */
const diff = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(repository, 'lib/cli.ts'), 'diff', 'drift', '--root', tree.root, ...args],
    {
      encoding: 'utf8',
      env: {
        ...process.env,
        KUBECONFIG: cluster.kubeconfig,
        PATH: `${programs}${delimiter}${process.env.PATH}`,
      },
    },
  )
  return { status, said: stripVTControlCharacters(stdout).split('\n\n')[1] ?? stdout, stderr }
}

const change = async (own: Partial<Environment>) => {
  tree.write('drift', { ...drift, ...own })
  await tree.build()
}

test('a namespace that is not there is told', () => {
  const { status, stderr } = diff()
  equal(status, 2)
  match(stderr, /namespaces "drift" not found/)
})

test('an environment that nobody applied comes with all its objects', async () => {
  await kubectl.apply([restrictedNamespace('drift')])
  const { status, said } = diff()
  equal(status, 1)
  match(said, /new environment in namespace drift: 16 objects, 2 hypervisors \(pve1, pve2\)/)
})

test('once it is applied nothing would change, whatever the server fills in', async () => {
  await kubectl.apply(await tree.render('drift'))
  const { status, said, stderr } = diff()
  deepEqual([status, stderr], [0, ''])
  match(said, /as kubectl applies: nothing changes/)
})

test('what somebody changed in the cluster and what is edited here are told in the words of a review', async () => {
  await kubectl(['--namespace=drift', 'scale', 'deployment/drift-proxmox-monit-pve-exporter', '--replicas=0'])
  await change({
    hypervisors: [
      drift.hypervisors[0] as Environment['hypervisors'][0],
      { name: 'pve2', address: '203.0.113.83' },
    ],
    alerts: { rules: { ProxmoxStorageUsageHigh: { threshold: 0.85 } } },
    pveExporter: { tls: 'insecure', image: { tag: '3.10.1' } },
  })
  const { status, said } = diff()
  equal(status, 1)
  deepEqual(said.split('\n'), [
    'drift',
    '  pve2 203.0.113.82 → .83',
    '  image prompve/prometheus-pve-exporter: 3.10.2 → 3.10.1',
    '  Deployment pve-exporter: spec.replicas 0 → 1',
    '  ProxmoxStorageUsageHigh 80 % → 85 %',
    '  pods are replaced: pve-exporter, pve-exporter-node',
  ])
})

test('an object that is no longer rendered is told, and the Endpoints of Kubernetes itself are not', async () => {
  await change({ networkPolicy: false })
  await kubectl.apply(await tree.render('drift'), '--force-conflicts')
  deepEqual(diff().said.split('\n'), [
    'drift',
    '  no NetworkPolicy any more: every pod may ask the exporters, and they may ask anything',
    '  2 objects go: NetworkPolicy pve-exporter, NetworkPolicy pve-exporter-hypervisor; kubectl apply leaves them there: delete them by hand',
  ])
})

test('a selector that cannot be changed is named', async () => {
  await change({
    patches: [
      {
        target: { kind: 'Deployment', name: 'proxmox-monit-pve-exporter' },
        patch: [
          { op: 'add', path: '/spec/selector/matchLabels/a', value: 'b' },
          { op: 'add', path: '/spec/template/metadata/labels/a', value: 'b' },
        ],
      },
    ],
  })
  const { status, stderr } = diff()
  equal(status, 2)
  match(stderr, /drift-proxmox-monit-pve-exporter.*spec\.selector.*field is immutable/)
})

test('what the first kubectl apply brought is compared as that would change it', async () => {
  await change({ labels: { site: 'a' } })
  await kubectl(['delete', '--filename=-'], await tree.render('drift'))
  await kubectl(['apply', '--filename=-'], await tree.render('drift'))
  const applied = diff()
  await change({})
  const { status, said } = diff()
  match(applied.said, /as kubectl-client-side-apply applies: nothing changes/)
  equal(status, 1)
  match(said, /label site=a goes on all objects and pods/)
})

test('a context that is none is told', () => {
  const { status, stderr } = diff('--context', 'nowhere')
  equal(status, 2)
  match(stderr, /context "nowhere" does not exist/)
})

test.after(async () => {
  await kubectl(['delete', 'namespace', 'drift', '--wait=false'])
})

test.run()
