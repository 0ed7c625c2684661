import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { PM105 } from '../../../lib/doctor/checks/PM105.ts'
import { PM204 } from '../../../lib/doctor/checks/PM204.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { recetteNewyork } from '../../recette-newyork.ts'
import { examine, type Scenes } from '../examined.ts'
import { type Told, toldScene } from '../told-scene.ts'

const folders: string[] = []
test.after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true })
})
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'committed-'))
  folders.push(made)
  return made
}
/** Nobody's settings, and the same commits for ever. */
const env = {
  PATH: process.env.PATH,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap(who => [
      [`GIT_${who}_NAME`, 'a'],
      [`GIT_${who}_EMAIL`, 'a@example.com'],
      [`GIT_${who}_DATE`, '2026-11-26T12:00:00Z'],
    ]),
  ),
}
const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-C', root, ...args], { env, encoding: 'utf8', stdio: 'pipe' }).trim()
const write = (root: string, text: string, ...files: string[]): void => {
  for (const file of files) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
}
const commit = (root: string): string => {
  git(root, 'add', '--all')
  git(root, 'commit', '--message', 'a')
  return git(root, 'rev-parse', 'HEAD')
}

const own = ['overlays/newyork/a.yaml', 'base/a.yaml', 'dashboards/a.json', 'environments/newyork.ts']
const shared = ['environments/shared/a.ts', 'gitops/a.yaml', 'schema/a.json', '.generated-files']
const foreign = ['overlays/paris/a.yaml', 'environments/paris.ts', 'lib/a.ts', 'base-two/a.yaml']

/** A repository with all files committed, and an upstream that has them. */
const first = (below: string): string => {
  const root = folder()
  git(root, 'init', '--quiet', '--object-format=sha1', '--initial-branch=main')
  write(join(root, below), 'first', ...own, ...shared, ...foreign)
  commit(root)
  const upstream = folder()
  git(upstream, 'init', '--quiet', '--bare', '--object-format=sha1', '--initial-branch=main')
  git(root, 'remote', 'add', 'origin', upstream)
  git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main')
  return root
}
const firsts = new Map<string, string>()
/** The same for each test, with an upstream or without one. */
const repository = (hasUpstream = false, below = '.'): string => {
  const made = firsts.get(below) ?? first(below)
  firsts.set(below, made)
  const root = folder()
  cpSync(made, root, { recursive: true })
  if (!hasUpstream) git(root, 'remote', 'remove', 'origin')
  return join(root, below)
}
const url = 'https://git.example.com/monitoring.git'
const environments = ['newyork', 'paris'].map(name =>
  complete(name, `environments/${name}.ts`, recetteNewyork),
)
const delivered: Told['environment'] = { delivery: { repository: { url }, argocd: {} } }
const at = (root: string, environment?: Told['environment']): Told => ({
  ...(environment && { environment }),
  scene: { root, environments },
})
/** A repository in which these files are not committed, or are committed and not pushed. */
const changed = (files: string[], hasUpstream = false, below = '.'): string => {
  const root = repository(hasUpstream, below)
  write(root, 'second', ...files)
  return root
}
const ahead = (files: string[], environment?: Told['environment']): Told => {
  const root = changed(files, true)
  commit(root)
  return at(root, environment)
}

test('PM105 asks and says in each scene what is approved', () =>
  examine(import.meta.dirname, PM105, {
    'all is committed and pushed': at(repository(true), delivered),
    'it has no upstream': at(repository(), delivered),
    'it is in no repository': at(folder()),
    'one file is not committed': at(changed(['base/a.yaml'])),
    'one file is not committed, and a delivery applies the repository': at(
      changed(['base/a.yaml'], true),
      delivered,
    ),
    'files of every kind are not committed': at(changed([...own, ...shared, ...foreign])),
    'files are new': at(changed(['overlays/newyork/new/b.yaml', 'environments/shared/new.ts'])),
    'only files of others are not committed': at(changed([...shared, ...foreign])),
    'the tree is a folder of the repository': at(changed(own, true, 'platform/monitoring')),
    'a commit is not pushed': ahead(['base/a.yaml']),
    'a commit is not pushed, and a delivery applies the repository': ahead(own, delivered),
    'a commit of others is not pushed': ahead([...shared, ...foreign]),
    'a commit is not pushed, and a file not committed': (() => {
      const told = ahead(['base/a.yaml'])
      write(told.scene?.root as string, 'third', 'environments/newyork.ts')
      return told
    })(),
  }))

test('commits that are not pushed are told with their number where there are many', async () => {
  const root = repository(true)
  for (const file of ['base/b', 'base/c', 'base/d', 'base/e']) {
    write(root, 'second', file)
    commit(root)
  }
  const result = await PM105.run(toldScene(at(root)))
  assert.match('findings' in result ? result.findings[0].what : '', / and 1 more are not pushed\.$/)
})

const name = 'proxmox-monitoring-newyork'
const unknown = '0123456789abcdef0123456789abcdef01234567'
const byArgo = (root: string, revision?: string): Told => ({
  ...at(root, delivered),
  named: { [`Application argocd/${name}`]: { spec: {}, status: { sync: { revision } } } },
})
const byFlux = (root: string, lastAppliedRevision?: string): Told => ({
  ...at(root, { delivery: { repository: { url }, flux: {} } }),
  named: { [`Kustomization flux-system/${name}`]: { spec: {}, status: { lastAppliedRevision } } },
})
/** A repository with a commit that changes these files, and the commit before it. */
const behind = (...files: string[]): [root: string, commit: string] => {
  const root = repository()
  const before = git(root, 'rev-parse', 'HEAD')
  write(root, 'second', ...files)
  commit(root)
  return [root, before]
}

test('PM204 asks and says in each scene what is approved', () => {
  const root = repository()
  const head = git(root, 'rev-parse', 'HEAD')
  const scenes: Scenes = {
    'nothing delivers it': {},
    'the Application may not be read': { ...byArgo(root), refused: ['Application'] },
    'Argo CD applied this commit': byArgo(root, head),
    'Flux applied this commit': byFlux(root, `main@sha1:${head}`),
    'Argo CD applied nothing': byArgo(root),
    'Flux applied nothing': byFlux(root),
    'it applied what is no commit': byFlux(root, 'latest@sha256'),
    'there is no Kustomization': at(root, { delivery: { repository: { url }, flux: {} } }),
    'this checkout does not know the commit': byArgo(root, unknown),
    'the overlay has changed since': byArgo(...behind('overlays/newyork/a.yaml')),
    'the base has changed since': byArgo(...behind('base/a.yaml')),
    'dashboards have changed since': byFlux(...behind('dashboards/a.json')),
    'only other files have changed since': byArgo(
      ...behind(...shared, ...foreign, 'environments/newyork.ts'),
    ),
  }
  return examine(import.meta.dirname, PM204, scenes)
})

test.run()
