import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Cluster, source } from './cluster.ts'

const original = join(import.meta.dirname, '..', '..')

/** What `npm run build` runs in a repository. */
export const buildOf = (root: string): string[] => {
  const { scripts } = JSON.parse(readFileSync(join(original, 'package.json'), 'utf8'))
  const [, ...words] = scripts.build.split(' ') as string[]
  return [process.execPath, ...words.map(word => (word.startsWith('lib/') ? join(root, word) : word))]
}

/** A copy of this repository with these clusters' environments, as in an operator's clone. */
export const repository = (clusters: Cluster[]) => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-bench-'))
  for (const path of ['lib', 'schema', 'dashboards', 'package.json', 'tsconfig.json'])
    cpSync(join(original, path), join(root, path), { recursive: true })
  linkLibraries(root)
  const put = (cluster: Cluster) =>
    writeFileSync(join(root, 'environments', `${cluster.name}.ts`), source(cluster))
  mkdirSync(join(root, 'environments'))
  clusters.forEach(put)
  return {
    root,
    put,
    clear: () => clear(root),
    clearOutput: () => clearOutput(root),
    remove: () => rmSync(root, { recursive: true }),
  }
}

/** The libraries are shared; the caches beside them are the copy's own. */
const linkLibraries = (root: string): void => {
  const { dependencies } = JSON.parse(readFileSync(join(original, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    mkdirSync(dirname(join(root, 'node_modules', name)), { recursive: true })
    symlinkSync(join(original, 'node_modules', name), join(root, 'node_modules', name))
  }
  cpSync(join(original, installed), join(root, installed))
}

/** What npm says it installed. */
const installed = 'node_modules/.package-lock.json'

/** As after a clone: only schema and dashboards are generated, and there are no caches. */
const clear = (root: string): void => {
  clearOutput(root)
  rmSync(join(root, 'node_modules', '.cache'), { recursive: true, force: true })
}

/** Only schema and dashboards are generated; Node's compile cache stays. */
const clearOutput = (root: string): void => {
  for (const path of ['base', 'overlays', 'gitops', '.generated-files'])
    rmSync(join(root, path), { recursive: true, force: true })
}
