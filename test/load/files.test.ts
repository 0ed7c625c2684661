import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { environmentFile, tree } from '../tree.ts'

const lab = environmentFile({
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
})

/** What the build prints of a tree with these files, after something is done to its environments. */
const printed = (
  files: Record<string, string>,
  change: (environments: string) => void = () => {},
): string[] => {
  const { root, run, remove } = tree(files)
  change(join(root, 'environments'))
  const { stderr } = run('build')
  remove()
  return stderr.replaceAll(root, '<root>').split('\n').slice(0, -1)
}

test('a tree without environments is told where they stand', () => {
  assert.equal(printed({}), [
    'environments: no such folder in <root>; environments stand there, one a file',
    '1 problem; nothing was written',
  ])
  assert.equal(printed({ 'environments/README.md': '' }), [
    'environments: holds no environment; add a file <name>.ts or <name>.yaml',
    '1 problem; nothing was written',
  ])
})

test('where the last environment was removed, the overlays that stay are named', () => {
  const stays = (...names: string[]) =>
    printed({
      'environments/README.md': '',
      ...Object.fromEntries(names.map(name => [`overlays/${name}/kustomization.yaml`, ''])),
    })[0]
  const advice = 'environments: holds no environment; add a file <name>.ts or <name>.yaml; until then'
  assert.is(stays('lab'), `${advice} overlays/lab stays, unless you delete it by hand`)
  assert.is(
    stays('lab', 'east'),
    `${advice} overlays/east, overlays/lab stay, unless you delete them by hand`,
  )
})

test('what is no environment is told, unless it is hidden, shared or a README', () => {
  const ignored = ['.hidden.ts', 'shared/all.ts', 'README.md', 'lab.ts~']
  const files = ['lab.ts', ...ignored, 'lab.yml', 'lab.js', 'folder/lab.ts', 'folder.yaml/x', 'LAB.TS']
  assert.equal(
    printed(Object.fromEntries(files.map(file => [`environments/${file}`, lab]))).map(
      line => line.split(' ')[0],
    ),
    [
      'environments/LAB.TS:',
      'environments/folder:',
      'environments/folder.yaml:',
      'environments/lab.js:',
      'environments/lab.yml:',
      '5',
    ],
  )
})

test('an environment in two files is one too many', () => {
  assert.equal(
    printed({
      'environments/lab.ts': lab,
      'environments/lab.yaml':
        'hypervisors: [{ name: a, address: 10.0.0.1 }]\npveExporter: { tls: insecure }\n',
    })[0],
    'environments/lab.yaml: the environment "lab" is also in environments/lab.ts; rename one of the files',
  )
})

test('what environments share stands in the tree, too', () => {
  const outside = tree({ 'all.ts': lab, 'shared/all.ts': lab })
  const told =
    'is a symbolic link that leads out of this tree, where no review sees what changes; copy here what it leads to'
  assert.equal(
    printed({ 'environments/lab.ts': lab, 'environments/shared/deep/here.ts': lab }, environments => {
      symlinkSync(join(outside.root, 'all.ts'), join(environments, 'shared/deep/all.ts'))
      symlinkSync('here.ts', join(environments, 'shared/deep/inside.ts'))
    }),
    [`environments/shared/deep/all.ts: ${told}`, '1 problem; nothing was written'],
  )
  assert.equal(
    printed({ 'environments/lab.ts': lab }, environments =>
      symlinkSync(join(outside.root, 'shared'), join(environments, 'shared')),
    ),
    [`environments/shared: ${told}`, '1 problem; nothing was written'],
  )
  outside.remove()
})

test('a symbolic link is read as long as it stays in the tree', () => {
  const outside = tree({ 'lab.yaml': 'a: b' })
  const lines = printed({ 'environments/lab.ts': lab, 'environments/shared/all.ts': lab }, environments => {
    symlinkSync('shared/all.ts', join(environments, 'inside.ts'))
    symlinkSync(join(outside.root, 'lab.yaml'), join(environments, 'outside.yaml'))
    symlinkSync('nothing', join(environments, 'broken.yaml'))
    symlinkSync('shared', join(environments, 'folder.yaml'))
    symlinkSync('loop.yaml', join(environments, 'loop.yaml'))
  })
  outside.remove()
  assert.equal(lines, [
    'environments/broken.yaml: is a symbolic link that leads nowhere',
    'environments/folder.yaml: is a symbolic link to something that is not a file',
    'environments/loop.yaml: is a symbolic link that leads nowhere',
    'environments/outside.yaml: is a symbolic link that leads out of this tree, where no review sees what changes; copy the file here',
    // Both were read: they stand in one namespace.
    'environments/lab.ts: warning: hypervisors[0].address "198.51.100.1" is also hypervisors[0] of environments/inside.ts: its guests are counted and alerted on twice where one Prometheus scrapes both; leave it out of one of them',
    'environments/lab.ts: warning: dashboards come to namespace "monitoring" with environments/inside.ts already, and show this environment there; say `dashboards: false` here',
    '4 problems; nothing was written',
  ])
})

test('environments that stand elsewhere are none of this tree', () => {
  const outside = tree({ 'lab.ts': lab })
  const { root, run, remove } = tree({})
  symlinkSync(outside.root, join(root, 'environments'))
  const { stderr } = run('build')
  remove()
  outside.remove()
  assert.is(
    stderr,
    'environments: is a symbolic link that leads out of this tree, where no review sees what changes; copy the folder here\n1 problem; nothing was written\n',
  )
})

test('a pipe does not hold the build up', () => {
  assert.equal(
    printed({ 'environments/lab.ts': lab }, environments =>
      execFileSync('mkfifo', [join(environments, 'pipe.yaml')]),
    ),
    [
      'environments/pipe.yaml: is not a file; an environment is a regular file',
      '1 problem; nothing was written',
    ],
  )
})

test('a file that is no UTF-8 is told', () => {
  assert.equal(
    printed({ 'environments/lab.ts': lab }, environments => {
      writeFileSync(join(environments, 'latin.yaml'), Buffer.from([0x61, 0x3a, 0x20, 0xe9]))
      writeFileSync(join(environments, 'utf16.yaml'), Buffer.from('\ufeffa: b', 'utf16le'))
    }),
    [
      'environments/latin.yaml: is not UTF-8; save it as UTF-8',
      'environments/utf16.yaml: is not UTF-8; save it as UTF-8',
      '2 problems; nothing was written',
    ],
  )
})

test('a name that would steer a terminal is escaped', () => {
  const [line = ''] = printed({ 'environments/lab.ts': lab }, environments =>
    mkdirSync(join(environments, 'a\u001b[31m\nb')),
  )
  assert.ok(line.startsWith('environments/a\\u001b[31m\\u000ab: is not read'), line)
})

test.run()
