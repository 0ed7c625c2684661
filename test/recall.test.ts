import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { clusters } from './bench/cluster.ts'
import { repository } from './bench/repository.ts'

const memory = 'node_modules/.cache/proxmox-monitoring/last-build.json'
const usedLibraries = join(import.meta.dirname, 'bench/used-libraries.ts')

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
    // The schema's validator: who needs it judges environments.
    return { status, stdout, stderr, recalled: !/\/ajv\//.test(output[3] ?? '/ajv/') }
  }
  const { status, stderr } = run('build')
  if (status !== 0) throw new Error(stderr)
  const [environment = ''] = readdirSync(join(root, 'environments'))
  return { root, run, remove, environment: join(root, 'environments', environment) }
}

test('where nothing changed, a build and a check recall the last build and say the same as without it', () => {
  const { root, run, remove } = copy()
  const [build, check] = [run('build'), run('check')]
  assert.ok(build.recalled && check.recalled)
  rmSync(join(root, memory))
  const [anew, checkedAnew] = [run('build'), run('check')]
  assert.equal(anew, { ...build, recalled: false })
  assert.equal(checkedAnew, check)
  remove()
})

const overlay = (root: string) => join(root, 'overlays', readdirSync(join(root, 'overlays'))[0] as string)

/** What may change between two builds, and what the second one then says. */
const changes: [string, (copy: Copy) => void, RegExp][] = [
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
      const file = join(root, 'lib/notice.ts')
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
    'a dashboard beside the environments',
    ({ root }) => {
      mkdirSync(join(root, 'environments/dashboards'))
      writeFileSync(join(root, 'environments/dashboards/mine.json'), JSON.stringify(dashboard))
    },
    /^made {5}dashboards\/own-mine\.json/m,
  ],
  ['a damaged memory', ({ root }) => writeFileSync(join(root, memory), '{'), /^0 made, 0 changed, 0 removed/],
]

const one = copy()

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

test('a warning is told by every build', () => {
  const { root, run, remove } = copy()
  mkdirSync(join(root, 'environments/dashboards'))
  writeFileSync(
    join(root, 'environments/dashboards/mine.json'),
    JSON.stringify({ uid: 'mine', panels: [{ type: 'stat', targets: [{ expr: 'pve_upp' }] }] }),
  )
  const [first, second] = [run('build'), run('build')]
  assert.match(first.stderr, /pve_upp/)
  assert.is(second.stderr, first.stderr)
  assert.not(second.recalled)
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
