import { deepEqual, equal, match } from 'node:assert/strict'
import { join } from 'node:path'
import type { Delivery, Discovery } from '../../../lib/environment.ts'
import { chapter } from '../laboratory/chapter.ts'
import { bringByArgoCD, bringByFlux } from './controllers.ts'
import { documented } from './documented.ts'
import { byArgoCD, byFlux, small, virtrc18u } from './environments.ts'
import { imported, importing } from './imported.ts'
import { quorumSeenBy, reconciled, standing, synced } from './observed.ts'
import { cluster, tree } from './shared.ts'
import { shell } from './shell.ts'

const chart = join(import.meta.dirname, 'chart')
const [, ...keep] = documented('migration.md', 'From Helm') as [string, ...string[]]
const [dryRun, ...handOver] = documented('migration.md', 'Handing over') as [string, ...string[]]
const [leftOver] = documented('migration.md', 'What the chart leaves') as [string]
const [gone, install] = documented('migration.md', 'The way back') as [string, string]

// The root sees no folder disappear, so it does not prune the last environment (docs/delivery.md): this one stays.
tree.write('staying', small({ discovery: 'static', delivery: byArgoCD }))

/** Each controller that takes over, and what it needs for it. */
const controllers: [string, Taking][] = [
  [
    'Flux',
    {
      name: 'sandbox',
      discovery: 'endpoints',
      delivery: byFlux,
      bring: bringByFlux,
      done: commit => reconciled('proxmox-monitoring-sandbox', commit),
    },
  ],
  [
    'Argo CD',
    {
      name: 'recette',
      discovery: 'static',
      delivery: byArgoCD,
      bring: bringByArgoCD,
      done: commit => synced('proxmox-monitoring-recette', commit),
    },
  ],
]

interface Taking {
  name: string
  discovery: Discovery
  delivery: Delivery
  bring: () => Promise<void>
  /** Waits until it has brought a commit. */
  done: (commit: string) => Promise<unknown>
}

for (const [controller, { name, discovery, delivery, bring, done }] of controllers) {
  const test = chapter(`leaving Helm for ${controller}`)
  const variables = { release: `old-${name}`, namespace: 'monitoring', environment: name }
  const run = (script: string) => shell(script, variables)
  const release = `${chart} --set environment=${name} --set hypervisors={${virtrc18u.address}}`
  const deployment = `deployment/${name}-proxmox-monit-pve-exporter`
  let before: Record<string, string> = {}

  test('starts from a release of the old chart that runs', async () => {
    await shell(`helm --namespace monitoring install old-${name} ${release}`)
    await cluster.ready('monitoring', deployment)
    before = await standing('monitoring')
    for (const command of keep) await run(command)
  })

  test('import tells what can’t change, and keeps the names that are taken over', async () => {
    const { environments } = JSON.parse(
      await run(importing('--take-over', '--json', `--hypervisor ${virtrc18u.name}=${virtrc18u.address}`)),
    )
    const recreated = environments[0].changes.filter(
      ({ change }: { change: string }) => change === 'recreated',
    )
    deepEqual(
      recreated.map(({ kind, name }: { kind: string; name: string }) => `${kind} ${name}`),
      [
        `Service ${name}-proxmox-monit-node-exporter`,
        `Deployment ${name}-proxmox-monit-pve-exporter`,
        `Service ${name}-proxmox-monit-pve-exporter-hypervisor`,
      ],
    )
    const { namePrefix, hypervisors } = await imported(name)
    deepEqual([namePrefix, hypervisors], [undefined, [virtrc18u]])
  })

  test('a dry run tells what can’t change', async () => {
    tree.write(name, small({ discovery, delivery }))
    await tree.build()
    const told = await run(`${dryRun} 2>&1 || true`)
    match(told, new RegExp(`"${name}-proxmox-monit-pve-exporter" is invalid: spec.selector: .*immutable`))
    equal(/Service .* is invalid: spec.clusterIPs\[0\]/.test(told), discovery === 'endpoints')
  })

  test('the documented commands hand over, and what can change is taken over where it stands', async () => {
    for (const command of handOver) await run(command)
    const commit = await tree.push(`leave Helm for ${controller}`)
    await bring()
    await done(commit)
    await quorumSeenBy([name])
    const after = await standing('monitoring')
    const kept = [
      `Service ${name}-proxmox-monit-pve-exporter`,
      `ServiceMonitor ${name}-proxmox-monit-pve-exporter`,
    ]
    for (const object of kept) equal(after[object], before[object], object)
    equal((await shell('helm --namespace monitoring list --short')).trim(), '')
    const { metadata } = await cluster.kubectl.get(
      'service',
      `${name}-proxmox-monit-pve-exporter`,
      '--namespace=monitoring',
    )
    deepEqual(JSON.stringify(metadata).match(/helm/gi), null)
  })

  test('what the chart alone made is left, and listed', async () => {
    const rows = (await run(leftOver)).split('\n').filter(row => row && !row.startsWith('NAME'))
    const left = rows.filter(row => !row.trim().endsWith(` ${name}`)).map(row => row.split(/\s+/)[0])
    deepEqual(left.includes(`configmap/${name}-chart-only`), true)
    for (const object of left)
      await shell(`kubectl --namespace monitoring delete --ignore-not-found ${object}`)
  })

  test('the way back ends with the chart’s release', async () => {
    tree.remove(name)
    await tree.push('back to Helm')
    await run(gone)
    await run(install.replace(' . ', ` ${chart} `))
    await cluster.ready('monitoring', deployment)
    equal((await shell('helm --namespace monitoring list --short')).trim(), `old-${name}`)
    await shell(`helm --namespace monitoring uninstall old-${name}`)
  })

  test.run()
}
