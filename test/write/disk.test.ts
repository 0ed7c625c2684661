import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { environmentFile, type Run, tree } from '../tree.ts'

const repository = join(import.meta.dirname, '..', '..')
const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}
const root = process.getuid?.() === 0

/** What a test does that only root may, and not in every container; a question for each. */
const rights = {
  unshare: ['--mount', 'mount', '-t', 'tmpfs', 'none', '/mnt'],
  setpriv: ['--reuid', '65534', '--clear-groups', 'true'],
}

/** A test that mounts or changes its user; where that can't be done it is counted as skipped, with the reason. */
const asRoot = (name: string, tool: keyof typeof rights, body: () => void): void => {
  if (root && spawnSync(tool, rights[tool]).status === 0) {
    test(name, body)
    return
  }
  console.log(`${name}: skipped: ${root ? `\`${tool} ${rights[tool].join(' ')}\` fails` : 'not root'}`)
  test.skip()
}

/** A command line in a mount namespace of its own, where `setup` has been done. */
const within = (folder: string, setup: string, command: string): Run => {
  const cli = `${process.execPath} ${join(repository, 'lib/cli.ts')} ${command} --root ${folder}`
  return spawnSync('unshare', ['--mount', 'sh', '-c', `${setup} && exec ${cli}`], { encoding: 'utf8' })
}

const isClear = ({ status, stdout, stderr }: Run, expected: RegExp): void => {
  assert.match(stderr, expected)
  assert.match(stderr, /\n1 problem; nothing was written\n$/)
  assert.not.match(stderr, / at .*:\d+:\d+/)
  assert.equal([status, stdout], [1, ''])
}

const sources = { 'environments/lab.ts': environmentFile(lab) }

for (const size of [16, 40, 80])
  asRoot(
    `a disk of ${size} KiB that fills up is a clear error, and the tree stays as it was`,
    'unshare',
    () => {
      const { root, remove } = tree(sources)
      mkdirSync(join(root, 'small'))
      const small = join(root, 'small')
      const setup = `mount -t tmpfs -o size=${size}k,mode=755 none ${small} && cp -r ${root}/environments ${small}`
      const after = `${setup} && { ${process.execPath} ${repository}/lib/cli.ts build --root ${small}; echo $?; ls -A ${small}; }`
      const { stdout, stderr } = spawnSync('unshare', ['--mount', 'sh', '-c', after], { encoding: 'utf8' })
      assert.match(
        stderr,
        /^\S+: has no space left on its device \(ENOSPC\); free some and run it again\n1 problem; nothing was written\n$/,
      )
      assert.is(stdout, '1\nenvironments\n')
      remove()
    },
  )

asRoot('a tree on a read-only file system is a clear error', 'unshare', () => {
  const { root, run, remove } = tree(sources)
  const readOnly = `mount --bind ${root} ${root} && mount -o remount,bind,ro ${root}`
  isClear(
    within(root, readOnly, 'build'),
    /^\.build: is on a read-only file system \(EROFS\); build where the tree/,
  )
  run('build')
  assert.is(within(root, readOnly, 'check').status, 0)
  remove()
})

asRoot('a folder on another file system is a clear error, and nothing of it is lost', 'unshare', () => {
  const { root, run, remove } = tree(sources)
  run('build')
  const path = join(root, 'overlays/lab/kustomization.yaml')
  const old = readFileSync(path, 'utf8')
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile({ ...lab, namespace: 'other' }))
  const apart = `mount --bind ${root}/overlays ${root}/overlays`
  const { status, stderr } = within(root, apart, 'build')
  assert.match(
    stderr,
    /^overlays\/lab\/kustomization\.yaml: is on another file system than the root \(EXDEV\)/,
  )
  assert.is(status, 1)
  assert.is(readFileSync(path, 'utf8'), old)
  remove()
})

/** A command line of a user who owns nothing. */
const asNobody = (folder: string, command: string): Run =>
  spawnSync(
    'setpriv',
    [
      '--reuid=65534',
      '--regid=65534',
      '--clear-groups',
      process.execPath,
      'lib/cli.ts',
      command,
      '--root',
      folder,
    ],
    { encoding: 'utf8', cwd: repository },
  )

for (const [what, path, expected] of [
  ['the tree', '.', /^\.build: may not be read or written by this user \(EACCES\)/],
  [
    'an environment',
    'environments/lab.yaml',
    /^environments\/lab\.yaml: may not be read or written by this user \(EACCES\)/,
  ],
] as const)
  asRoot(`no permission for ${what} is a clear error`, 'setpriv', () => {
    const { root, remove } = tree({ 'environments/lab.yaml': JSON.stringify(lab) })
    chmodSync(root, 0o777)
    chmodSync(join(root, path), path === '.' ? 0o755 : 0o600)
    isClear(asNobody(root, 'build'), expected)
    remove()
  })

asRoot('no permission for one folder is a clear error, and the overlays stay whole', 'setpriv', () => {
  const { root, remove } = tree(sources)
  chmodSync(root, 0o777)
  assert.is(asNobody(root, 'build').status, 0)
  spawnSync('chown', ['-R', '0:0', join(root, 'overlays')])
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile({ ...lab, namespace: 'other' }))
  const { status, stderr } = asNobody(root, 'build')
  assert.match(
    stderr,
    /^overlays\/lab\/kustomization\.yaml: may not be read or written by this user \(EACCES\)/,
  )
  assert.match(stderr, /\n1 problem; only some files were written; run it again\n$/)
  assert.is(status, 1)
  remove()
})

test('a root that is not a folder is a clear error, for both commands', () => {
  const { root, remove } = tree({ file: '' })
  symlinkSync('nowhere', join(root, 'link'))
  for (const [name, command] of ['none', 'file', 'link'].flatMap(
    name =>
      [
        [name, 'build'],
        [name, 'check'],
      ] as const,
  )) {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(repository, 'lib/cli.ts'), command, '--root', join(root, name)],
      { encoding: 'utf8' },
    )
    assert.is(
      stderr.split('\n')[0],
      `${join(root, name)}: is not a folder; give --root the folder that holds environments/`,
    )
    assert.is(status, 1)
  }
  assert.equal(readdirSync(root).sort(), ['file', 'link'])
  rmSync(root, { recursive: true })
  assert.type(remove, 'function')
})

test.run()
