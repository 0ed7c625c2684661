import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import type { Log } from './log.ts'
import { modules, programs } from './paths.ts'

/** One `go build`: the module in `test/e2e/tools` and the packages that it pins, by program name. */
export interface Build {
  module: string
  programs: Record<string, string>
  ldflags?: string
  tags?: string
  /** Modules whose other files, such as CRDs, are needed at run time. */
  sources?: string[]
}

const kubernetes = '1.35.4'
const operator = 'github.com/prometheus-operator/prometheus-operator/cmd'
const prometheus = 'github.com/prometheus/prometheus/cmd'

/** The cluster itself, the operator and Prometheus. */
export const clusterTools: Build[] = [
  {
    module: 'kubernetes',
    programs: Object.fromEntries(
      ['kube-apiserver', 'kube-controller-manager', 'kube-proxy', 'kube-scheduler', 'kubectl', 'kubelet'].map(
        name => [name, `k8s.io/kubernetes/cmd/${name}`],
      ),
    ),
    ldflags: [
      `-X k8s.io/component-base/version.gitVersion=v${kubernetes}`,
      `-X k8s.io/component-base/version.gitMajor=${kubernetes.split('.')[0]}`,
      `-X k8s.io/component-base/version.gitMinor=${kubernetes.split('.')[1]}`,
    ].join(' '),
  },
  {
    module: 'kubernetes',
    programs: {
      coredns: './coredns',
      kustomize: 'sigs.k8s.io/kustomize/kustomize/v5',
      node_exporter: 'github.com/prometheus/node_exporter',
      operator: `${operator}/operator`,
      prometheus: `${prometheus}/prometheus`,
      'prometheus-config-reloader': `${operator}/prometheus-config-reloader`,
      promtool: `${prometheus}/promtool`,
    },
    sources: ['github.com/prometheus-operator/prometheus-operator'],
    // Only these service discoveries: Prometheus's binary is half the size.
    tags: 'remove_all_sd,enable_kubernetes_sd,enable_static_sd,enable_file_sd',
  },
  {
    module: 'telegraf',
    programs: { telegraf: 'github.com/influxdata/telegraf/cmd/telegraf' },
    ldflags: '-X github.com/influxdata/telegraf/internal.Version=1.37.2',
    // Only the plugins that the generated configuration names.
    tags: [
      'custom',
      'inputs.http',
      'inputs.internal',
      'outputs.prometheus_client',
      'parsers.json_v2',
      'processors.date',
      'processors.enum',
      'processors.regex',
      'processors.strings',
    ].join(','),
  },
]

/** Flux's two controllers that an overlay needs. */
export const fluxTools: Build[] = [
  {
    module: 'flux-source',
    programs: { 'source-controller': 'github.com/fluxcd/source-controller' },
    sources: ['github.com/fluxcd/source-controller'],
  },
  {
    module: 'flux-kustomize',
    programs: { 'kustomize-controller': 'github.com/fluxcd/kustomize-controller' },
    sources: ['github.com/fluxcd/kustomize-controller'],
  },
]

/** Argo CD: one program that acts as each of its servers, by the name with which it is called. */
export const argocdTools: Build[] = [
  {
    module: 'argocd',
    programs: { argocd: 'github.com/argoproj/argo-cd/v3/cmd' },
    sources: ['github.com/argoproj/argo-cd/v3'],
  },
]

/** VictoriaMetrics as one program, and its ruler; without C, as its releases named `pure` are. */
export const victoriaMetricsTools: Build[] = [
  {
    module: 'victoriametrics',
    programs: Object.fromEntries(
      ['victoria-metrics', 'vmalert'].map(name => [
        name,
        `github.com/VictoriaMetrics/VictoriaMetrics/app/${name}`,
      ]),
    ),
    ldflags: '-X github.com/VictoriaMetrics/VictoriaMetrics/lib/buildinfo.Version=v1.151.0',
  },
]

/** Builds into the cache what is missing or was built from other sources. */
export async function buildTools(builds: Build[], log: Log) {
  mkdirSync(programs, { recursive: true })
  for (const build of builds) {
    await buildProgramsOf(build, log)
    for (const path of build.sources ?? []) await moduleFolder(build.module, path)
  }
}

/** The folder of a Go module's sources, as the wrapper module pins it. */
export async function moduleFolder(module: string, path: string): Promise<string> {
  const folder = await command('go', ['list', '-m', '-f', '{{.Dir}}', path], go(module))
  if (folder.trim()) return folder.trim()
  await command('go', ['mod', 'download', path], go(module))
  return (await command('go', ['list', '-m', '-f', '{{.Dir}}', path], go(module))).trim()
}

async function buildProgramsOf(build: Build, log: Log) {
  const names = Object.keys(build.programs)
  const stamp = stampOf(build)
  const missing = names.filter(name => !isCurrent(name, stamp))
  if (missing.length === 0) return
  log(`building ${missing.join(', ')} (module ${build.module}; minutes when Go's build cache is cold)`)
  const started = performance.now()
  const seconds = () => ((performance.now() - started) / 1000).toFixed(0)
  const flags = ['-v', '-trimpath', '-ldflags', `-s -w ${build.ldflags ?? ''}`, '-tags', build.tags ?? '']
  // Several programs in one folder get their packages' names.
  const target = missing.length > 1 ? `${programs}/` : join(programs, missing[0] as string)
  const packages = missing.map(name => build.programs[name] as string)
  let compiled = 0
  const timer = setInterval(() => log(`  ${compiled} packages compiled, ${seconds()} s`), 30_000)
  try {
    await command('nice', ['go', 'build', ...flags, '-o', target, ...packages], {
      ...go(build.module),
      progress: text => {
        compiled += text.split('\n').filter(line => line && !line.startsWith('go: ')).length
      },
    })
  } finally {
    clearInterval(timer)
  }
  for (const name of missing) writeFileSync(join(programs, `${name}.stamp`), stamp)
  log(`built ${missing.join(', ')}, ${seconds()} s`)
}

const go = (module: string) => ({
  cwd: join(modules, module),
  env: { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly -buildvcs=false', GOTOOLCHAIN: 'local' },
})

const isCurrent = (name: string, stamp: string) =>
  existsSync(join(programs, name)) &&
  existsSync(join(programs, `${name}.stamp`)) &&
  readFileSync(join(programs, `${name}.stamp`), 'utf8') === stamp

/** A hash of everything that a build depends on: the module's files and the flags. */
function stampOf({ module, ldflags, tags }: Build) {
  const hash = createHash('sha256').update(JSON.stringify([ldflags, tags]))
  const folder = join(modules, module)
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
    if (/\.(go|mod|sum)$/.test(file)) hash.update(file).update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
