import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tell } from '../../lib/problem/progress.ts'

const cache = join(import.meta.dirname, '..', '..', '.cache', 'bench')

/** Paths of the other generators; none for one that is not available here. */
export interface Tools {
  helm?: string
  jsonnet?: string
  cdk8s?: string
}

/** Helm, go-jsonnet and cdk8s in pinned versions, installed once by `go install` and `npm install` into `.cache/bench`. */
export const tools = (tell: Tell): Tools => {
  const found = {
    helm: goProgram('helm.sh/helm/v3/cmd/helm@v3.19.4', tell),
    jsonnet: goProgram('github.com/google/go-jsonnet/cmd/jsonnet@v0.21.0', tell),
    cdk8s: npmPackage('cdk8s', ['cdk8s@2.70.106', 'constructs@10.8.1'], tell),
  }
  return Object.fromEntries(Object.entries(found).filter(([, path]) => path !== undefined))
}

const goProgram = (module: string, tell: Tell): string | undefined => {
  const folder = join(cache, 'bin')
  const path = join(folder, module.replace(/.*\/|@.*/g, ''))
  if (existsSync(path)) return path
  tell(`go install ${module}`)
  const env = { ...process.env, GOBIN: folder, CGO_ENABLED: '0' }
  return spawnSync('go', ['install', module], { env, stdio: 'ignore' }).status === 0 ? path : undefined
}

const npmPackage = (name: string, packages: string[], tell: Tell): string | undefined => {
  const folder = join(cache, 'npm')
  const path = join(folder, 'node_modules', name, 'lib', 'index.js')
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }')
  tell(`npm install ${packages.join(' ')}`)
  return spawnSync('npm', ['install', ...packages], { cwd: folder, stdio: 'ignore' }).status === 0
    ? path
    : undefined
}
