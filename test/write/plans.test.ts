import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { generatedNotice } from '../../lib/file/generated-notice.ts'
import { entriesBelow, makeFoldersFor, removeEmptyFolders } from '../../lib/write/folder.ts'
import { foreignFiles } from '../../lib/write/foreign-files.ts'
import { listedPaths, manifest } from '../../lib/write/manifest.ts'
import { plan } from '../../lib/write/plan.ts'
import { sourceHash } from '../../lib/write/source-hash.ts'
import { standingBelow } from '../../lib/write/standing.ts'
import { write } from '../../lib/write/write.ts'
import { mixedOverlays, overlayOf, readByOverlays, readFirst } from '../../lib/write/write-order.ts'
import { tree } from '../tree.ts'

const notice = generatedNotice('environments/lab.ts')
const generated = `# ${notice}\n`
const head = '# The files that npm run build made; it removes those that it no longer makes.\n'

/** A tree in which something of every kind stands where a build writes. */
const standing: Record<string, string> = {
  '.generated-files': `${head}base/changed.yaml\nbase/same.yaml\noverlays/gone/a.yaml\noverlays/mine/a.yaml\noverlays/missing/a.yaml\nfolder/elsewhere.yaml\nbase/in-the-way.yaml\n`,
  'base/changed.yaml': 'before',
  'base/same.yaml': 'same',
  'base/own.yaml': 'somebody’s own',
  'overlays/gone/a.yaml': generated,
  'overlays/mine/a.yaml': 'not generated\n',
  'overlays/copy/b.yaml': generated,
  'overlays/copy/a.json': `{\n  "$comment": ${JSON.stringify(notice)}\n}`,
  'overlays/copy/b.json': `{ "$comment": ${JSON.stringify(notice)} }`,
  'overlays/copy/a.js': `// ${notice}\n`,
  'overlays/copy/a.txt': generated,
  'folder/elsewhere.yaml': generated,
  'base/in-the-way.yaml/a': '',
}
const texts = [
  { path: 'base/changed.yaml', text: 'after' },
  { path: 'base/same.yaml', text: 'same' },
  { path: 'base/new.yaml', text: 'new' },
  { path: 'base/own.yaml', text: 'ours' },
  { path: 'base/in-the-way.yaml', text: 'ours' },
]
const list = `${head}base/changed.yaml\nbase/in-the-way.yaml\nbase/new.yaml\nbase/own.yaml\nbase/same.yaml\n`

test('a plan tells everything in which a tree differs from what is made, and what is in its way', () => {
  const { root, remove } = tree(standing)
  const { made, changed, removed, gone, unchanged, unlisted, problems } = plan(root, texts)
  const isIn =
    '.generated-files does not say that the build made it; move it away, or into the environment that it belongs to'
  assert.equal(
    { made, changed, removed, gone, unchanged, unlisted, problems },
    {
      made: [
        { path: 'base/new.yaml', text: 'new' },
        { path: 'base/in-the-way.yaml', text: 'ours' },
      ],
      changed: [
        { path: 'base/changed.yaml', text: 'after', before: 'before' },
        { path: 'base/own.yaml', text: 'ours', before: 'somebody’s own' },
        { path: '.generated-files', text: list, before: standing['.generated-files'] },
      ],
      removed: [
        { path: 'overlays/gone/a.yaml', text: generated },
        { path: 'overlays/mine/a.yaml', text: 'not generated\n' },
      ],
      gone: ['overlays/gone/a.yaml', 'overlays/mine/a.yaml', 'overlays/missing/a.yaml'],
      unchanged: [{ path: 'base/same.yaml', text: 'same' }],
      unlisted: ['overlays/copy/a.js', 'overlays/copy/a.json', 'overlays/copy/b.yaml'],
      problems: [
        {
          file: 'base/in-the-way.yaml',
          message:
            'is a folder where the build needs a file of its own; it neither follows nor deletes it: move it away',
        },
        { file: 'base/own.yaml', message: `stands where the build writes, and ${isIn}` },
        {
          file: 'overlays/mine/a.yaml',
          message:
            'would be removed because .generated-files lists it, but its first line does not say that the build made it; delete it, or take it out of that list',
        },
      ],
    },
  )
  remove()
})

test('a plan that is applied leaves what is made, and nothing of what is gone', () => {
  const {
    '.generated-files': _,
    'base/own.yaml': __,
    'base/in-the-way.yaml/a': ___,
    'overlays/mine/a.yaml': ____,
    ...rest
  } = standing
  const { root, remove } = tree({
    ...rest,
    '.generated-files': `${head}base/changed.yaml\nbase/same.yaml\noverlays/gone/a.yaml\n`,
  })
  const old = new Date(2020, 1, 1)
  utimesSync(join(root, 'base/same.yaml'), old, old)
  mkdirSync(join(root, '.build/build-left'), { recursive: true })
  assert.is(write(root, plan(root, texts)), undefined)
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .sort()
  assert.equal(files, [
    '.generated-files',
    'base',
    'base/changed.yaml',
    'base/in-the-way.yaml',
    'base/new.yaml',
    'base/own.yaml',
    'base/same.yaml',
    'folder',
    'folder/elsewhere.yaml',
    'overlays',
    'overlays/copy',
    'overlays/copy/a.js',
    'overlays/copy/a.json',
    'overlays/copy/a.txt',
    'overlays/copy/b.json',
    'overlays/copy/b.yaml',
  ])
  const text = (path: string) => readFileSync(join(root, path), 'utf8')
  assert.equal(
    [...texts.map(({ path }) => text(path)), text('.generated-files')],
    [...texts.map(({ text }) => text), list],
  )
  assert.equal(statSync(join(root, 'base/same.yaml')).mtime, old)
  remove()
})

test('a plan that can’t be applied says why, and that nothing was touched', () => {
  const { root, remove } = tree({ '.build': 'a file' })
  const failure = write(root, plan(root, texts))
  assert.is(failure?.touched, false)
  assert.match(failure?.problem.message ?? '', /ENOTDIR/)
  remove()
})

test('a list of paths is sorted, each once, and read back only where a build could have made it', () => {
  assert.equal(manifest(['base/b.yaml', 'base/a.yaml', 'base/b.yaml']), {
    path: '.generated-files',
    text: `${head}base/a.yaml\nbase/b.yaml\n`,
  })
  const listed = [
    'base/a.yaml',
    'overlays/a/b-c.d.json',
    'dashboards/_a.json',
    'gitops/flux/a.yaml',
    'schema/a.js',
  ]
  const others = [
    head.trim(),
    '',
    'lib/a.yaml',
    'xbase/a.yaml',
    'base/a.yaml.bak',
    'base/a.ts',
    'base/../a.yaml',
    'base/.a.yaml',
    'base//a.yaml',
    'base',
    'base/',
    '/base/a.yaml',
    ' base/a.yaml',
    'base/a b.yaml',
    '.generated-files',
  ]
  for (const end of ['\n', '\r\n'])
    assert.equal(listedPaths([...others, ...listed, ...listed].join(end)), listed)
})

test('files of somebody else in overlays are those that no build made and no overlay takes in', () => {
  const kustomization = 'resources:\n  - taken.yaml\n  - ../../base\n'
  const { root, remove } = tree({
    'overlays/lab/kustomization.yaml': kustomization,
    'overlays/lab/made.yaml': '',
    'overlays/lab/changed.yaml': '',
    'overlays/lab/removed.yaml': '',
    'overlays/lab/unlisted.yaml': '',
    'overlays/lab/taken.yaml': '',
    'overlays/lab/own.yaml': '',
    'overlays/lab/.hidden': '',
    'overlays/lab/deep/taken.yaml': '',
    'overlays/a.yaml': '',
    'base/own.yaml': '',
  })
  symlinkSync('own.yaml', join(root, 'overlays/lab/link.yaml'))
  const file = (name: string, text = '') => ({ path: `overlays/lab/${name}.yaml`, text, before: '' })
  assert.equal(
    foreignFiles(root, {
      made: [file('made')],
      changed: [file('changed')],
      removed: [file('removed')],
      unchanged: [file('kustomization', kustomization)],
      gone: [],
      unlisted: ['overlays/lab/unlisted.yaml'],
      problems: [],
    }),
    ['overlays/a.yaml', 'overlays/lab/deep/taken.yaml', 'overlays/lab/own.yaml'],
  )
  remove()
})

const file = (path: string) => ({ path, text: '', before: '' })
const order = [
  'base/a.yaml',
  'overlays/lab/a.yaml',
  'base/part/kustomization.yaml',
  'base/kustomization.yaml',
  'overlays/lab/kustomization.yaml',
  'gitops/kustomization.yaml',
  '.generated-files',
]

test('each file comes after those that it reads', () => {
  const paths = (files: { path: string }[]) => readFirst(files).map(({ path }) => path)
  assert.equal(paths([...order].reverse().map(file)), [order[1], order[0], ...order.slice(2)])
  assert.equal(paths(order.map(file)), order)
})

test('an overlay’s own kustomization is told from whatever else stands there', () => {
  for (const [path, overlay, isRead] of [
    ['overlays/lab/kustomization.yaml', 'lab', false],
    ['overlays/lab/deep/kustomization.yaml', undefined, true],
    ['x/overlays/lab/kustomization.yaml', undefined, true],
    ['overlays/lab/kustomization.yaml.bak', undefined, true],
    ['overlays//kustomization.yaml', undefined, true],
    ['overlays/lab/a.yaml', undefined, true],
    ['base/kustomization.yaml', undefined, true],
    ['gitops/a.yaml', undefined, false],
    ['x/gitops/a.yaml', undefined, true],
    ['schema/a.json', undefined, false],
    ['.generated-files', undefined, false],
  ] as const) {
    assert.is(overlayOf(path), overlay, path)
    assert.is(readByOverlays(path), isRead, path)
  }
})

const kustomizations = ['same', 'changes', 'goes', 'comes'].map(name =>
  file(`overlays/${name}/kustomization.yaml`),
)
const [same, changes, goes, comes] = kustomizations as [
  ReturnType<typeof file>,
  ReturnType<typeof file>,
  ReturnType<typeof file>,
  ReturnType<typeof file>,
]
const mixed = (own: { made?: string[]; changed?: string[]; removed?: string[] }) =>
  mixedOverlays({
    made: [comes, ...(own.made ?? []).map(file)],
    changed: [changes, ...(own.changed ?? []).map(file)],
    removed: [goes, ...(own.removed ?? []).map(file)],
    unchanged: [same],
    gone: [],
    unlisted: [],
    problems: [],
  }).map(one => overlayOf(one.path))

test('overlays that would for a moment read old and new files are all when the base changes, and else their own', () => {
  for (const how of ['made', 'changed', 'removed'] as const) {
    assert.equal(mixed({ [how]: ['base/a.yaml'] }), ['changes', 'goes', 'same'], how)
    assert.equal(mixed({ [how]: ['dashboards/a.json'] }), ['changes', 'goes', 'same'], how)
    assert.equal(mixed({ [how]: ['gitops/a.yaml', 'schema/a.json', '.generated-files'] }), [], how)
  }
  assert.equal(mixed({ changed: ['overlays/same/a.yaml'] }), ['same'])
  assert.equal(mixed({ changed: ['overlays/comes/a.yaml', 'overlays/changes/a.yaml'] }), ['changes'])
  assert.equal(mixed({ made: ['overlays/same/a.yaml'], removed: ['overlays/same/b.yaml'] }), [])
  assert.equal(mixed({}), [])
})

test('what stands at a path is its text, nothing, or what keeps a build from it', () => {
  const { root, remove } = tree({ 'base/a.yaml': 'text', 'base/b/c.yaml': '', 'elsewhere/a.yaml': 'outside' })
  symlinkSync('a.yaml', join(root, 'base/link.yaml'))
  symlinkSync('../elsewhere', join(root, 'base/linked'))
  const look = standingBelow(root)
  const problem = (file: string, is: string, wanted: string) => ({
    problem: {
      file,
      message: `is ${is} where the build needs a ${wanted} of its own; it neither follows nor deletes it: move it away`,
    },
  })
  for (const [path, stands] of [
    ['base/a.yaml', { text: 'text' }],
    ['base/none.yaml', {}],
    ['none/none.yaml', {}],
    ['none', {}],
    ['base/b', problem('base/b', 'a folder', 'file')],
    ['base/link.yaml', problem('base/link.yaml', 'a symbolic link', 'file')],
    ['base/linked/a.yaml', problem('base/linked', 'a symbolic link', 'folder')],
    ['base/linked/b/a.yaml', problem('base/linked', 'a symbolic link', 'folder')],
    ['base/a.yaml/b.yaml', problem('base/a.yaml', 'a file', 'folder')],
  ] as const)
    assert.equal(look(path), stands, path)
  remove()
})

test('folders are made for paths, listed, and removed where nothing is left in them', () => {
  const { root, remove } = tree({ 'a/own.yaml': '' })
  makeFoldersFor(root, ['a/b/c/d.yaml', 'a/b/e.yaml', 'f.yaml', 'g/h.yaml'])
  writeFileSync(join(root, 'a/b/c/d.yaml'), '')
  const sorted = (folder: string) =>
    entriesBelow(root, folder)
      .map(({ path, isFile }) => `${path} ${isFile}`)
      .sort()
  assert.equal(sorted('a'), ['a/b false', 'a/b/c false', 'a/b/c/d.yaml true', 'a/own.yaml true'])
  assert.equal(sorted('g'), [])
  assert.equal(sorted('none'), [])
  removeEmptyFolders(root, ['a/b/x/y.yaml', 'g/h.yaml', 'a/b/c/d.yaml'])
  assert.equal(readdirSync(root).sort(), ['a'])
  assert.equal(sorted('a'), ['a/b false', 'a/b/c false', 'a/b/c/d.yaml true', 'a/own.yaml true'])
  remove()
})

test('a hash of sources is another where a file or a word is', () => {
  const one = sourceHash(['package.json', 'lib/write'], 'a', 'b')
  assert.is(sourceHash(['package.json', 'lib/write'], 'a', 'b'), one)
  for (const [paths, words] of [
    [['package.json'], ['a', 'b']],
    [
      ['lib/write', 'package.json'],
      ['a', 'b'],
    ],
    [
      ['package.json', 'lib/write'],
      ['a', 'c'],
    ],
    [['package.json', 'lib/write'], ['ab']],
    [
      ['package.json', 'lib/write', 'none'],
      ['a', 'b'],
    ],
  ] as const)
    assert.is.not(sourceHash([...paths], ...words), one, `${paths} ${words}`)
})

test.run()
