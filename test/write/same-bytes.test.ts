import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '../..')
const cli = join(repository, 'lib', 'cli.ts')
const generated = /^(base|overlays|dashboards|gitops|schema)\/|^\.generated-files$/

/** Every generated file below a root with its text. */
const files = (root: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => generated.test(path))
      .sort(),
  )

const committed = (): Record<string, string> =>
  Object.fromEntries(
    ['.generated-files', ...readFileSync(join(repository, '.generated-files'), 'utf8').split('\n')]
      .filter(path => generated.test(path))
      .sort()
      .map(path => [path, readFileSync(join(repository, path), 'utf8')]),
  )

interface Circumstances {
  /** A shell line that stands before the build, in its shell. */
  shell?: string
  env?: Record<string, string>
  node?: string[]
  cwd?: string
  folder?: string
  /** Done to the environments before they are built. */
  edit?: (root: string) => void
}

/** What the committed environments make, built anew under these circumstances. */
const builtUnder = ({ shell = ':', env, node = [], cwd, folder = 'tree', edit }: Circumstances) => {
  const parent = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  const root = join(parent, folder)
  cpSync(join(repository, 'environments'), join(root, 'environments'), { recursive: true })
  edit?.(root)
  const words = [process.execPath, ...node, cli, 'build', '--root', root]
  const quoted = words.map(word => `'${word}'`).join(' ')
  const result = spawnSync('sh', ['-c', `${shell}; exec ${quoted}`], {
    encoding: 'utf8',
    cwd: cwd ?? parent,
    env: env ?? process.env,
  })
  const made = files(root)
  rmSync(parent, { recursive: true })
  return { made, ...result }
}

/** Every text file below a folder, with the line ends of another system. */
const withCrlf = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) {
      const path = join(entry.parentPath, entry.name)
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))
    }
}

/** Writes the environments anew, last one first, so that folders list them in another order. */
const otherOrder = (root: string): void => {
  const folder = join(root, 'environments')
  const names = readdirSync(folder).filter(name => /\.(ts|yaml)$/.test(name))
  const texts = names.map(name => [name, readFileSync(join(folder, name), 'utf8')] as const)
  for (const name of names) rmSync(join(folder, name))
  for (const [name, text] of texts.reverse()) writeFileSync(join(folder, name), text)
}

const preload = (name: string): string[] => ['--import', join(import.meta.dirname, name)]

/** What may differ between two machines, and must not differ in what they build. */
const circumstances: [string, Circumstances][] = [
  ['in another folder, with a space and a letter beyond ASCII in its name', { folder: 'a folder/ünder' }],
  ['started from another folder', { cwd: '/' }],
  ['in another time zone', { env: { ...process.env, TZ: 'Pacific/Kiritimati' } as never }],
  ['in another locale', { env: { ...process.env, LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' } as never }],
  ['with no environment variable at all', { env: {} }],
  ['under a tight umask', { shell: 'umask 0077' }],
  ['from environments written in another order', { edit: otherOrder }],
  ['where every folder lists its files backwards', { node: preload('reverse-readdir.ts') }],
  ['from environments with CRLF', { edit: root => withCrlf(join(root, 'environments')) }],
  [
    'without a clock, a random number, the network and environment variables',
    { node: preload('no-outside.ts') },
  ],
  ['where the built-in objects can not be changed', { node: ['--frozen-intrinsics', '--no-warnings'] }],
]

for (const [where, given] of circumstances)
  test(`the same bytes ${where}`, () => {
    const { made, status, stderr } = builtUnder(given)
    // The examples are delivered from an example's address.
    assert.match(
      stderr,
      /^(environments\/shared\/delivery\.ts:\d+: warning: delivery\.repository\.url .*\n)?$/,
    )
    assert.is(status, 0)
    assert.equal(made, committed())
  })

test('the same bytes from sources with CRLF, the schema too', () => {
  const parent = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const path of ['lib', 'environments', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, path), join(parent, path), { recursive: true })
  for (const folder of ['lib', 'environments']) withCrlf(join(parent, folder))
  symlinkSync(join(repository, 'node_modules'), join(parent, 'node_modules'))
  const { status, stderr } = spawnSync(process.execPath, [join(parent, 'lib/cli.ts'), 'build'], {
    encoding: 'utf8',
  })
  assert.is(status, 0, stderr)
  assert.equal(files(parent), committed())
  rmSync(parent, { recursive: true })
})

test('a build that may read the repository, write the tree and nothing else (no process, worker, add-on or network) is the same', () => {
  const { made, status, stderr } = builtUnder({
    node: [
      '--permission',
      '--no-warnings',
      `--allow-fs-read=${repository}/`,
      // Where a checkout shares them by a link, they stand elsewhere.
      `--allow-fs-read=${realpathSync(join(repository, 'node_modules'))}/`,
      `--allow-fs-read=${tmpdir()}/`,
      '--allow-fs-read=/proc/',
      `--allow-fs-write=${tmpdir()}/`,
    ],
  })
  assert.is(status, 0, stderr)
  assert.not.match(stderr, /ERR_ACCESS_DENIED|tries to do more/)
  assert.equal(made, committed())
})

test.run()
