import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import type { Environment } from '../../lib/environment.ts'
import { cpuOf } from './cost.ts'
import { repository } from './repository.ts'

/**
 * npm exec -- node test/bench/fleet.ts [environments] [controllers]: environments over several Kubernetes clusters, each with a Flux of its
 * own; what building and checking them costs, and what each Flux is handed. CPU seconds, as in run.ts.
 */
const [count, controllers] = [Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 10)]
const controllerOf = (index: number) => `kube-${String(index % controllers).padStart(2, '0')}`
const nameOf = (index: number) => `pve-${String(index).padStart(3, '0')}`

const environment = (index: number): Environment => ({
  hypervisors: Array.from({ length: 10 }, (_, node) => ({
    name: `${nameOf(index)}-n${node}`,
    address: `10.${Math.floor(index / 100)}.${index % 100}.${node + 1}`,
  })),
  pveExporter: { tls: 'insecure', credentials: { secret: nameOf(index) } },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
  delivery: {
    repository: { url: 'https://git.internal.example/platform/proxmox-monitoring.git' },
    controller: controllerOf(index),
    flux: {},
  },
  // The first of each Kubernetes cluster brings them: dashboards show every environment of their Prometheus.
  ...(index >= controllers && { dashboards: false as const }),
})

const { root, remove } = repository([])
const file = (index: number) => join(root, 'environments', `${nameOf(index)}.ts`)
const put = (index: number, value: Environment) =>
  writeFileSync(file(index), `export default ${JSON.stringify(value)}\n`)
mkdirSync(join(root, 'environments'), { recursive: true })
for (let index = 0; index < count; index++) put(index, environment(index))

const run = (command: string) => cpuOf([process.execPath, join(root, 'lib/cli.ts'), command])
const costs = { build: run('build'), 'build, nothing changed': run('build') }
const changed = environment(0)
put(0, { ...changed, hypervisors: changed.hypervisors.slice(1) })
const once = run('build')
const check = run('check')

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => statSync(join(folder, path)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0)

/** What the Flux of one cluster reads, and what it then renders and applies. */
const handed = (controller: string) => {
  const folder = join(root, 'gitops/flux', controller)
  const kustomizations = parseAllDocuments(
    execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }),
  )
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'Kustomization')
  const overlays = kustomizations.map(({ spec }) => join(root, spec.path))
  const rendered = overlays.map(
    overlay => spawnSync('kubectl', ['kustomize', overlay], { encoding: 'utf8', maxBuffer: 1 << 28 }).stdout,
  )
  return {
    controller,
    kustomizations: kustomizations.length,
    kilobytes: Math.round(overlays.reduce((sum, overlay) => sum + bytesIn(overlay), 0) / 1000),
    objects: rendered.reduce((sum, yaml) => sum + yaml.split(/^---$/m).length, 0),
    applied: Math.round(rendered.reduce((sum, yaml) => sum + yaml.length, 0) / 1000),
    seconds: overlays.reduce((sum, overlay) => sum + cpuOf(['kubectl', 'kustomize', overlay]), 0),
  }
}

const rows = Array.from({ length: Math.min(controllers, 3) }, (_, index) => handed(controllerOf(index)))
process.stdout.write(`${count} environments of 10 hypervisors, ${controllers} Fluxes

| build | one changed | nothing changed | check |
| ---: | ---: | ---: | ---: |
| ${[costs.build, once, costs['build, nothing changed'], check].map(seconds => seconds.toFixed(2)).join(' | ')} |

| Flux | Kustomizations | kB in git | objects | kB applied | rendering all, CPU seconds |
| --- | ---: | ---: | ---: | ---: | ---: |
${rows.map(row => `| ${[row.controller, row.kustomizations, row.kilobytes, row.objects, row.applied, row.seconds.toFixed(1)].join(' | ')} |`).join('\n')}
`)
remove()
