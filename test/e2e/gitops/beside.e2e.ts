import { equal } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../cluster/paths.ts'
import { chapter } from '../laboratory/chapter.ts'
import { documented } from './documented.ts'
import { small, virtrc18u } from './environments.ts'
import { quorumSeenBy } from './observed.ts'
import { cluster, tree } from './shared.ts'
import { shell } from './shell.ts'

const chart = join(import.meta.dirname, 'chart')
const [apply, ready, uninstall] = documented('migration.md', 'Side by side') as [string, string, string]
const test = chapter('leaving Helm side by side')
const run = (script: string) =>
  shell(script, { release: 'old-beside', namespace: 'monitoring', environment: 'beside' })

/** The queries by which docs/migration.md compares both, of this environment. */
const comparisons = (
  readFileSync(join(repository, 'docs/migration.md'), 'utf8')
    .split('```promql\n')[1]
    ?.split('```')[0]
    ?.trim() ?? ''
)
  .replaceAll('sandbox', 'beside')
  .split('\n')

const value = async (query: string) => (await cluster.prometheus.query(query))[0]?.value

test('starts from a release of the old chart whose series are in Prometheus', async () => {
  await shell(
    `helm --namespace monitoring install old-beside ${chart} --set environment=beside --set hypervisors={${virtrc18u.address}}`,
  )
  await cluster.ready('monitoring', 'deployment/beside-proxmox-monit-pve-exporter')
  await cluster.waitFor(
    'the release’s series',
    async () => (await value('count(pve_up{job="beside-proxmox-monit-pve-exporter"})')) !== undefined,
    150,
  )
})

test('an environment with another prefix comes beside it, and both see the same', async () => {
  tree.write('beside', small({ namePrefix: 'next-' }))
  await tree.build()
  await run(apply)
  await run(ready)
  await quorumSeenBy(['beside'])
  equal(comparisons.length, 2)
  for (const query of comparisons)
    await cluster.waitFor(`0 of ${query}`, async () => (await value(query)) === 0, 150)
})

test('without the release the environment goes on', async () => {
  await run(uninstall)
  await cluster.waitFor(
    'the release’s series to end',
    async () => (await value('count(pve_up{job="beside-proxmox-monit-pve-exporter"})')) === undefined,
    400,
  )
  await quorumSeenBy(['beside'])
  await run('kubectl delete -k overlays/$environment')
  tree.remove('beside')
})

test.run()
