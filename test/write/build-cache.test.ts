import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, parse, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { generator, sourcesOf } from '../../lib/write/build-cache.ts'
import { lock } from '../../lib/write/lock.ts'
import { clusters } from '../bench/cluster.ts'
import { repository } from '../bench/repository.ts'

const memory = 'node_modules/.cache/proxmox-monitoring/last-build.json'
const usedLibraries = join(import.meta.dirname, '../bench/used-libraries.ts')

const dashboard = {
  uid: 'mine',
  title: 'Mine',
  editable: false,
  panels: [],
  templating: { list: [{ type: 'datasource', name: 'datasource', query: 'prometheus' }] },
}

interface Copy {
  root: string
  /** The file of the first environment. */
  environment: string
  run: (command: string) => { status: number | null; stdout: string; stderr: string; recalled: boolean }
  remove: () => void
}

/** A copy of this repository with two environments, built once; its command line also says whether it judged them anew. */
const copy = (): Copy => {
  const { root, remove } = repository(clusters(2, 2))
  const run = (command: string) => {
    const { status, stdout, stderr, output } = spawnSync(
      process.execPath,
      ['--import', usedLibraries, join(root, 'lib/cli.ts'), command],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    )
    // What applies patches: who needs it judges environments.
    return { status, stdout, stderr, recalled: !/\/rfc6902\//.test(output[3] ?? '/rfc6902/') }
  }
  const { status, stderr } = run('build')
  if (status !== 0) throw new Error(stderr)
  const [environment = ''] = readdirSync(join(root, 'environments'))
  return { root, run, remove, environment: join(root, 'environments', environment) }
}

test('where nothing changed, a build recalls the last one and says the same as without it; a check judges all', () => {
  const { root, run, remove } = copy()
  const build = run('build')
  assert.ok(build.recalled)
  assert.not(run('check').recalled)
  rmSync(join(root, memory))
  assert.equal(run('build'), { ...build, recalled: false })
  remove()
})

test('a build of another folder is not remembered, since the generator does not stand there', () => {
  assert.ok(sourcesOf(join(import.meta.dirname, '../..')))
  assert.is(sourcesOf(one.root), undefined)
})

test('all that a build imports of lib/ is an input, but for the command line that starts it', () => {
  const { root, remove } = repository(clusters(1, 1))
  // Then it also makes the dashboards, the schema and its validator.
  for (const folder of ['dashboards', 'schema']) rmSync(join(root, folder), { recursive: true })
  const { output } = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, '../bench/own-modules.ts'), join(root, 'lib/cli.ts'), 'build'],
    { encoding: 'utf8', stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  )
  const imported = (JSON.parse(output[3] ?? '[]') as string[]).map(url =>
    relative(realpathSync(root), fileURLToPath(url)),
  )
  assert.ok(imported.length > 200)
  const isInput = (path: string) => generator.some(input => path === input || path.startsWith(`${input}/`))
  assert.equal(
    imported.filter(path => !isInput(path)),
    ['lib/cli.ts'],
  )
  remove()
})

const overlay = (root: string) => join(root, 'overlays', readdirSync(join(root, 'overlays'))[0] as string)

type Change = [what: string, change: (copy: Copy) => void, says: RegExp]

/** What may change between two builds, and what the second one then says. */
const changes: Change[] = [
  [
    'an address of an environment',
    ({ environment }) =>
      writeFileSync(
        environment,
        readFileSync(environment, 'utf8').replace(/"address":\s*"[^"]+"/, '"address": "203.0.113.77"'),
      ),
    /^changed {2}overlays\//,
  ],
  ['an environment that goes', ({ environment }) => rmSync(environment), /^removed {2}overlays\//m],
  [
    'a generated file',
    ({ root }) => appendFileSync(join(overlay(root), 'kustomization.yaml'), '# mine\n'),
    /^changed {2}overlays\/.+\/kustomization\.yaml/,
  ],
  [
    'a generated file that goes',
    ({ root }) => rmSync(join(overlay(root), 'kustomization.yaml')),
    /^made {5}overlays\/.+\/kustomization\.yaml/,
  ],
  [
    'the manifest',
    ({ root }) => appendFileSync(join(root, '.generated-files'), 'base/none.yaml\n'),
    /^changed {2}\.generated-files/,
  ],
  [
    'the generator',
    ({ root }) => {
      const file = join(root, 'lib/file/generated-notice.ts')
      writeFileSync(file, readFileSync(file, 'utf8').replace('change that file', 'edit that file'))
    },
    /^changed {2}base\//,
  ],
  [
    'the version of a library',
    ({ root }) => {
      const file = join(root, 'package.json')
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"js-yaml": "[^"]+"/, '"js-yaml": "0.0.0"'))
    },
    /^0 made, 0 changed, 0 removed/,
  ],
  [
    'an installed library',
    ({ root }) => writeFileSync(join(root, 'node_modules/.package-lock.json'), '{}'),
    /^0 made, 0 changed, 0 removed/,
  ],
  [
    'a dashboard beside the environments',
    ({ root }) => {
      mkdirSync(join(root, 'environments/dashboards'))
      writeFileSync(join(root, 'environments/dashboards/mine.json'), JSON.stringify(dashboard))
    },
    /^made {5}dashboards\/own-mine\.json/m,
  ],
  ...['{', 'null', '{}'].map(
    (text): Change => [
      `a memory that says ${text}`,
      ({ root }) => writeFileSync(join(root, memory), text),
      /^0 made, 0 changed, 0 removed/,
    ],
  ),
]

const one = copy()
// Then the hashes of all files are known, and none of a file is read again that stays as it is.
await setTimeout(2100)
one.run('build')

test('a build knows files again, and without that, or where it is spoilt, says the same', () => {
  const hashes = join(one.root, 'node_modules/.cache/proxmox-monitoring/file-hashes.json')
  const paths = Object.keys(JSON.parse(readFileSync(hashes, 'utf8')))
  for (const path of ['.generated-files', 'lib/environment.ts', relative(one.root, one.environment)])
    assert.ok(paths.includes(path), path)
  const build = one.run('build')
  assert.ok(build.recalled)
  for (const text of ['{', 'null', '{}', '[]', '{ "package.json": 1 }']) {
    writeFileSync(hashes, text)
    assert.equal(one.run('build'), build)
    assert.equal(Object.keys(JSON.parse(readFileSync(hashes, 'utf8'))), paths)
  }
})

for (const [what, change, says] of changes)
  test(`${what} is seen although the last build is remembered`, () => {
    change(one)
    const { status, stdout, stderr, recalled } = one.run('build')
    assert.is(status, 0, stderr)
    assert.not(recalled)
    assert.match(stdout, says)
    assert.ok(one.run('build').recalled)
  })

test.after(() => one.remove())

test('a symbolic link in place of a generated file is told of although its text is the remembered one', () => {
  const { root, run, remove } = copy()
  const file = join(overlay(root), 'kustomization.yaml')
  writeFileSync(join(root, 'mine.yaml'), readFileSync(file))
  rmSync(file)
  symlinkSync(join(root, 'mine.yaml'), file)
  const { status, stderr } = run('build')
  assert.is(status, 1)
  assert.match(stderr, /is a symbolic link/)
  remove()
})

test('a dashboard that becomes a symbolic link is told of although it reads the same', () => {
  const { root, run, remove } = copy()
  const file = join(root, 'environments/dashboards/mine.json')
  mkdirSync(join(root, 'environments/dashboards'))
  writeFileSync(file, JSON.stringify(dashboard))
  run('build')
  assert.ok(run('build').recalled)
  renameSync(file, join(root, 'mine.json'))
  symlinkSync(join(root, 'mine.json'), file)
  const { status, stderr } = run('build')
  assert.is(status, 1)
  assert.match(stderr, /mine\.json: is not a regular file/)
  remove()
})

test('what a check finds, the next build makes, whatever it remembers', () => {
  const { root, run, remove } = copy()
  const file = join(overlay(root), 'kustomization.yaml')
  appendFileSync(file, '# mine\n')
  const known = JSON.parse(readFileSync(join(root, memory), 'utf8'))
  known.outputs[relative(root, file)] = createHash('sha256').update(readFileSync(file)).digest('hex')
  writeFileSync(join(root, memory), JSON.stringify(known))
  assert.ok(run('build').recalled)
  assert.is(run('check').status, 1)
  assert.match(run('build').stdout, /^changed {2}overlays\//)
  assert.is(run('check').status, 0)
  remove()
})

test('a generator that is edited while a build waits for another is not taken for what that build was made by', async () => {
  const { root, run, remove } = copy()
  const held = await lock(root, () => {})
  assert.ok('release' in held)
  const since = statSync(join(root, '.build')).mtimeMs
  const child = spawn(process.execPath, [join(root, 'lib/cli.ts'), 'build'], {
    stdio: 'ignore',
  })
  // Each of its tries to get the lock leaves a mark there.
  while (statSync(join(root, '.build')).mtimeMs === since) await setTimeout(5)
  const file = join(root, 'lib/file/generated-notice.ts')
  writeFileSync(file, readFileSync(file, 'utf8').replace('change that file', 'edit that file'))
  held.release()
  assert.equal(await once(child, 'exit'), [0, null])
  assert.match(run('build').stdout, /^changed {2}base\//)
  remove()
})

test('a SOPS file that somebody decrypts is told of although nothing else changed', () => {
  const { root, environment, run, remove } = copy()
  const text = readFileSync(environment, 'utf8')
  const sops = text.replace(
    '"pveExporter": {',
    '"pveExporter": { "credentials": { "sops": { "file": "a.sops.yaml" } },',
  )
  assert.is.not(sops, text)
  writeFileSync(environment, sops)
  const file = join(root, 'overlays', parse(environment).name, 'a.sops.yaml')
  assert.is(run('build').status, 0)
  assert.ok(run('build').recalled)
  writeFileSync(file, 'apiVersion: v1\nkind: Secret\n')
  const { status, stderr } = run('build')
  assert.is(status, 1)
  assert.match(stderr, 'a.sops.yaml: is not encrypted by SOPS')
  remove()
})

test('an environment of the remembered values that is plain data no longer is refused', () => {
  const { environment, run, remove } = copy()
  const text = readFileSync(environment, 'utf8')
  writeFileSync(environment, text.replace(/"namespace": ("[^"]+")/, 'get namespace() { return $1 }'))
  assert.is.not(readFileSync(environment, 'utf8'), text)
  const { status, stderr } = run('build')
  assert.is(status, 1)
  assert.match(stderr, /getter/)
  remove()
})

test('a warning is told by every build, also by one that recalls the last', () => {
  const { root, run, remove } = copy()
  mkdirSync(join(root, 'environments/dashboards'))
  writeFileSync(
    join(root, 'environments/dashboards/mine.json'),
    JSON.stringify({ uid: 'mine', panels: [{ type: 'stat', targets: [{ expr: 'pve_upp' }] }] }),
  )
  const [first, second] = [run('build'), run('build')]
  assert.match(first.stderr, /pve_upp/)
  assert.is(second.stderr, first.stderr)
  assert.ok(second.recalled)
  remove()
})

test('a copy of a generated file that somebody left is told of by every build', () => {
  const { root, run, remove } = copy()
  writeFileSync(join(root, 'base/copy.yaml'), readFileSync(join(root, 'base/kustomization.yaml')))
  for (const { stderr, recalled } of [run('build'), run('build')]) {
    assert.match(stderr, /base\/copy\.yaml: warning/)
    assert.not(recalled)
  }
  remove()
})

test('a check remembers nothing, and a build does so where it can', () => {
  const { root, run, remove } = copy()
  rmSync(join(root, memory))
  run('check')
  assert.not(existsSync(join(root, memory)))
  rmSync(join(root, 'node_modules/.cache'), { recursive: true })
  writeFileSync(join(root, 'node_modules/.cache'), '')
  const { status, stderr } = run('build')
  assert.equal([status, stderr], [0, ''])
  remove()
})

test.run()
