import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { built, environmentFile, tree } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  alerts: false,
  dashboards: false,
}
const sources = { 'environments/lab.ts': environmentFile(lab) }
const overlay = 'overlays/lab/kustomization.yaml'
const newer = environmentFile({ ...lab, namespace: 'newer' })

/** Every file and link below a root with what it holds, and when it was last written. */
const everything = (root: string): Record<string, unknown> =>
  Object.fromEntries(
    readdirSync(root, { recursive: true, withFileTypes: true }).map(entry => {
      const path = join(entry.parentPath, entry.name)
      const value = entry.isSymbolicLink()
        ? readlinkSync(path)
        : entry.isFile()
          ? [readFileSync(path, 'utf8'), lstatSync(path).mtimeMs]
          : 'folder'
      return [path.slice(root.length + 1), value]
    }),
  )

const original = built({ lab })

/** A tree of its own that was built of the environment lab. */
const copied = () => {
  const copy = tree({})
  cpSync(original.root, copy.root, { recursive: true, preserveTimestamps: true })
  return copy
}

const test = suite('what stands in the way')

const replace = (path: string, put: (path: string) => void): void => {
  rmSync(path, { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  put(path)
}

const file = (path: string): void => writeFileSync(path, 'mine\n')
const folder = (path: string): void => {
  mkdirSync(join(path, 'deeper'), { recursive: true })
}
const linkTo =
  (target: string) =>
  (path: string): void => {
    symlinkSync(target, path)
  }

/** What is put where a build that has something to change writes, and what it says of it. */
const obstacles: [string, string, (path: string) => void, RegExp][] = [
  [
    'a link to a file',
    overlay,
    linkTo('../../outside'),
    /^overlays\/lab\/kustomization\.yaml: is a symbolic link where the build needs a file/,
  ],
  [
    'a link that leads nowhere',
    overlay,
    linkTo('nowhere'),
    /^overlays\/lab\/kustomization\.yaml: is a symbolic link/,
  ],
  [
    'a folder',
    overlay,
    folder,
    /^overlays\/lab\/kustomization\.yaml: is a folder where the build needs a file/,
  ],
  [
    'an overlay that is a link',
    'overlays/lab',
    linkTo('../outside-folder'),
    /^overlays\/lab: is a symbolic link where the build needs a folder/,
  ],
  [
    'overlays/ that is a link',
    'overlays',
    linkTo('outside-folder'),
    /^overlays: is a symbolic link where the build needs a folder/,
  ],
  [
    'base/ that is a link',
    'base',
    linkTo('outside-folder'),
    /^base: is a symbolic link where the build needs a folder/,
  ],
  [
    'an overlay that is a file',
    'overlays/lab',
    file,
    /^overlays\/lab: is a file where the build needs a folder/,
  ],
  [
    'a manifest that is a link',
    '.generated-files',
    linkTo('outside'),
    /^\.generated-files: is a symbolic link where the build needs a file/,
  ],
  [
    'a workspace that is a link',
    '.build',
    linkTo('outside-folder'),
    /^\.build: is a symbolic link where the build needs a folder/,
  ],
  ['a workspace that is a file', '.build', file, /^\.build: is a file where the build needs a folder/],
  [
    'a lock that is a link',
    '.build/lock',
    linkTo('../outside'),
    /^\.build\/lock: is a symbolic link where the build needs a file/,
  ],
]

for (const [what, path, put, expected] of obstacles)
  test(`${what} is named, and nothing is followed, overwritten, deleted or written`, () => {
    const { root, run, remove } = copied()
    writeFileSync(join(root, 'outside'), 'theirs\n')
    mkdirSync(join(root, 'outside-folder'))
    writeFileSync(join(root, 'outside-folder/kustomization.yaml'), 'theirs\n')
    replace(join(root, path), put)
    writeFileSync(join(root, 'environments/lab.ts'), newer)
    const old = everything(root)
    const { status, stdout, stderr } = run('build')
    assert.match(stderr, expected)
    assert.match(stderr, /\n1 problem; nothing was written\n$/)
    assert.not.match(stderr, / at .*:\d+:\d+/)
    assert.equal([status, stdout], [1, ''])
    assert.equal(everything(root), old)
    remove()
  })

test('a file put there by hand is named, once for each, and stays', () => {
  const { root, run, remove } = tree({
    ...sources,
    [overlay]: 'mine\n',
    'base/kustomization.yaml': 'mine too\n',
  })
  const old = everything(root)
  const { status, stderr } = run('build')
  assert.match(
    stderr,
    /^base\/kustomization\.yaml: stands where the build writes, and \.generated-files does not/m,
  )
  assert.match(stderr, /^overlays\/lab\/kustomization\.yaml: stands where the build writes/m)
  assert.match(stderr, /\n2 problems; nothing was written\n$/)
  assert.is(status, 1)
  assert.equal(everything(root), old)
  remove()
})

test('a file put there by hand that holds what the build would write is taken for its own', () => {
  const { root, run, remove } = copied()
  rmSync(join(root, '.generated-files'))
  const time = statSync(join(root, overlay)).mtimeMs
  assert.match(
    run('build').stdout,
    /^made {5}\.generated-files\n1 made, 0 changed, 0 removed, \d+ unchanged\n$/,
  )
  assert.is(statSync(join(root, overlay)).mtimeMs, time)
  assert.is(run('check').status, 0)
  remove()
})

test('an environment that is renamed takes its overlay along, and leaves no empty folder', () => {
  const { root, run, remove } = copied()
  renameSync(join(root, 'environments/lab.ts'), join(root, 'environments/attic.ts'))
  assert.match(run('build').stdout, /^made {5}overlays\/attic\/kustomization\.yaml$/m)
  assert.equal(readdirSync(join(root, 'overlays')), ['attic'])
  assert.is(run('check').status, 0)
  remove()
})

test('what a person keeps beside an overlay stays when its environment goes', () => {
  const { root, run, remove } = built({ lab, attic: { ...lab, namePrefix: 'attic-' } })
  mkdirSync(join(root, 'overlays/mine'))
  for (const path of ['overlays/attic/secret.sops.yaml', 'overlays/mine/kustomization.yaml'])
    writeFileSync(join(root, path), 'mine\n')
  rmSync(join(root, 'environments/attic.ts'))
  const { stdout } = run('build')
  assert.match(stdout, /^removed {2}overlays\/attic\/kustomization\.yaml$/m)
  assert.match(stdout, /0 made, 1 changed, 3 removed/)
  assert.equal(readdirSync(join(root, 'overlays/attic')), ['secret.sops.yaml'])
  assert.equal(readdirSync(join(root, 'overlays/mine')), ['kustomization.yaml'])
  remove()
})

/** Lines that no build writes into its manifest, with the file that each would have removed. */
const lies = [
  'environments/shared/mine.yaml',
  '../mine.yaml',
  'overlays/../mine.yaml',
  'overlays/../../mine.yaml',
  'overlays/./mine/../../mine.yaml',
  'overlays//mine.yaml',
  'overlays/.git/mine.yaml',
  'schema/mine.txt',
  'mine.yaml',
]

test('a manifest is believed of no other places than those that builds write to, and the next build corrects it', () => {
  const { root, run, remove } = copied()
  const manifest = readFileSync(join(root, '.generated-files'), 'utf8')
  for (const lie of lies) {
    mkdirSync(dirname(join(root, lie)), { recursive: true })
    writeFileSync(join(root, lie), '# Generated from mine by npm run build\n')
    writeFileSync(join(root, '.generated-files'), `${lie}\n${join(root, lie)}\n`, { flag: 'a' })
  }
  assert.is(run('check').status, 1)
  assert.match(run('build').stdout, /^changed {2}\.generated-files\n0 made, 1 changed, 0 removed/)
  for (const lie of lies) assert.ok(existsSync(join(root, lie)), lie)
  assert.is(readFileSync(join(root, '.generated-files'), 'utf8'), manifest)
  rmSync(join(root, '../mine.yaml'))
  remove()
})

test('a merge’s conflict in what is generated, or in the list of it, is gone with the next build', () => {
  const { root, run, remove } = copied()
  const before = everything(root)
  for (const path of ['.generated-files', overlay]) {
    const text = readFileSync(join(root, path), 'utf8')
    const [first = '', ...lines] = text.split('\n')
    const conflict = [
      '<<<<<<< HEAD',
      'overlays/gone/kustomization.yaml',
      '=======',
      '../mine.yaml',
      '>>>>>>> theirs',
    ]
    writeFileSync(join(root, path), [first, ...conflict, ...lines].join('\n'))
  }
  const { status, stdout, stderr } = run('build')
  assert.equal([status, stderr], [0, ''])
  assert.match(stdout, /0 made, 2 changed, 0 removed/)
  const texts = (files: Record<string, unknown>) =>
    Object.entries(files).map(([path, value]) => [path, Array.isArray(value) ? value[0] : value])
  assert.equal(texts(everything(root)), texts(before))
  remove()
})

test('a file that the manifest lists and that does not say that the build made it is not removed', () => {
  const { root, run, remove } = copied()
  writeFileSync(join(root, 'overlays/lab/secret.yaml'), 'mine\n')
  writeFileSync(join(root, '.generated-files'), 'overlays/lab/secret.yaml\n', { flag: 'a' })
  const { status, stderr } = run('build')
  assert.match(
    stderr,
    /^overlays\/lab\/secret\.yaml: would be removed because \.generated-files lists it, but/,
  )
  assert.is(status, 1)
  assert.ok(existsSync(join(root, 'overlays/lab/secret.yaml')))
  remove()
})

test('an overlay that should go and is a link now is named, and neither it nor its target goes', () => {
  const { root, run, remove } = built({ lab, attic: { ...lab, namePrefix: 'attic-' } })
  renameSync(join(root, 'overlays/attic'), join(root, 'elsewhere'))
  symlinkSync('../elsewhere', join(root, 'overlays/attic'))
  rmSync(join(root, 'environments/attic.ts'))
  const { status, stderr } = run('build')
  assert.match(stderr, /^overlays\/attic: is a symbolic link/)
  assert.is(status, 1)
  assert.equal(readdirSync(join(root, 'elsewhere')).sort(), [
    'endpoints.yaml',
    'kustomization.yaml',
    'pve-exporter-hypervisor-network-policy.yaml',
  ])
  remove()
})

test('a generated file that was edited by hand is made anew', () => {
  const { root, run, remove } = copied()
  const whole = readFileSync(join(root, overlay), 'utf8')
  for (const text of [`${whole}# mine\n`, whole.replaceAll('\n', '\r\n'), `\uFEFF${whole}`, '']) {
    writeFileSync(join(root, overlay), text)
    assert.match(run('build').stdout, /0 made, 1 changed, 0 removed/)
    assert.is(readFileSync(join(root, overlay), 'utf8'), whole)
  }
  remove()
})

test.after(original.remove)

test.run()
