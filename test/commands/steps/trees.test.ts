import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { diffAgainst } from '../../../lib/commands/diff.ts'
import { givenToken } from '../../../lib/commands/steps/api-token.ts'
import { buildTree } from '../../../lib/commands/steps/build-tree.ts'
import { caOfEnvironment } from '../../../lib/commands/steps/ca-of-environment.ts'
import { git } from '../../../lib/commands/steps/git.ts'
import { treeAtRevision } from '../../../lib/commands/steps/tree-at-revision.ts'
import { writeRules } from '../../../lib/commands/steps/write-rules.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { approved } from '../../approved.ts'
import { treeOf } from '../../difference/compared.ts'
import { lab } from '../../generate/overlay/render.ts'
import { tree } from '../../tree.ts'
import { captured } from '../captured.ts'

const gitIn = (root: string, ...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  }).trim()

/** A tree with a commit of these files, below a folder of the repository where one is named. */
const committed = (files: Record<string, string>, below = '') => {
  const made = tree(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [join(below, path), text])),
  )
  gitIn(made.root, 'init', '--quiet', '--initial-branch=main')
  gitIn(made.root, 'add', '--all')
  gitIn(made.root, 'commit', '--quiet', '--message=before')
  return {
    ...made,
    root: join(made.root, below),
    top: made.root,
    commit: gitIn(made.root, 'rev-parse', 'HEAD'),
  }
}

const overlay = { 'overlays/lab/kustomization.yaml': 'namespace: a\n' }
const files: Record<string, string> = {
  ...overlay,
  'base/same.yaml': 'same: ü\n',
  'base/changed.yaml': 'before\n',
  'base/gone.yaml': '',
  'dashboards/ä b.json': '{}',
  'gitops/a.yaml': 'a: 1\n',
  'environments/lab.yaml': 'not rendered\n',
}
const here = treeOf({
  'base/same.yaml': 'same: ü\n',
  'base/changed.yaml': 'after\n',
  'base/new.yaml': 'new\n',
})

test('a tree at a revision holds what was committed of all that is rendered, and nothing else', () => {
  for (const below of ['', 'deep/folder']) {
    const { root, top, commit, remove } = committed(files, below)
    symlinkSync('same.yaml', join(root, 'base/link.yaml'))
    gitIn(top, 'add', '--all')
    gitIn(top, 'commit', '--quiet', '--message=link')
    const found = treeAtRevision(root, 'HEAD', here)
    if (found.problem !== undefined) throw new Error(found.problem)
    assert.is.not(found.commit, commit)
    assert.is(found.commit, gitIn(top, 'rev-parse', 'HEAD'))
    const { 'environments/lab.yaml': _, ...rendered } = files
    assert.equal(found.tree.paths.toSorted(), Object.keys(rendered).sort())
    for (const [path, text] of Object.entries(rendered)) assert.is(found.tree.read(path), text, path)
    for (const path of ['base/new.yaml', 'base/link.yaml', 'environments/lab.yaml', 'none'])
      assert.is(found.tree.read(path), undefined, path)
    remove()
  }
})

test('a tree that is as it was committed is read from here alone', () => {
  const { root, commit, remove } = committed(overlay)
  const blob = gitIn(root, 'rev-parse', 'HEAD:overlays/lab/kustomization.yaml')
  rmSync(join(root, '.git/objects', blob.slice(0, 2), blob.slice(2)), { force: true })
  const found = treeAtRevision(root, commit, treeOf(overlay))
  assert.is(found.problem, undefined)
  assert.is(found.tree?.read('overlays/lab/kustomization.yaml'), 'namespace: a\n')
  assert.equal(treeAtRevision(root, commit, treeOf({})), {
    problem: `git has no object ${blob}; fetch the revision again`,
  })
  remove()
})

test('a repository that says SHA-256 is read as well', () => {
  const { root, remove } = tree(files)
  gitIn(root, 'init', '--quiet', '--object-format=sha256')
  gitIn(root, 'add', '--all')
  gitIn(root, 'commit', '--quiet', '--message=before')
  const found = treeAtRevision(root, 'HEAD', here)
  assert.is(found.tree?.read('base/changed.yaml'), 'before\n')
  assert.is(found.tree?.read('base/same.yaml'), 'same: ü\n')
  remove()
})

test('why there is no tree at a revision is told, with what to do', () => {
  const { root, remove } = committed({ 'base/a.yaml': '' })
  const fetch = 'fetch it, or give a branch, a tag or a commit (`git branch --all` lists the branches)'
  assert.equal(treeAtRevision(root, 'none', here), { problem: `there is no revision "none" here; ${fetch}` })
  assert.equal(treeAtRevision(root, '--all', here), {
    problem: `there is no revision "--all" here; ${fetch}`,
  })
  assert.equal(treeAtRevision(root, 'HEAD', here), {
    problem:
      'HEAD has no overlays/<environment>/kustomization.yaml: no build of this layout was committed there',
  })
  const shallow = tree({})
  gitIn(shallow.root, 'clone', '--quiet', '--depth=1', `file://${root}`, 'clone')
  assert.equal(treeAtRevision(join(shallow.root, 'clone'), 'none', here), {
    problem:
      'there is no revision "none" here; this clone is shallow: fetch it (`git fetch --unshallow`; in a pipeline `fetch-depth: 0` or `GIT_DEPTH: 0`)',
  })
  assert.match(
    treeAtRevision(shallow.root, 'HEAD', here).problem ?? '',
    /^.* is in no git repository \(fatal: not a git repository/,
  )
  const { PATH } = process.env
  process.env.PATH = shallow.root
  const withoutGit = 'git is not installed, and the committed files are read through it'
  assert.equal(git(root, ['status']), { problem: withoutGit })
  assert.equal(treeAtRevision(root, 'HEAD', here), { problem: withoutGit })
  process.env.PATH = PATH
  remove()
  shallow.remove()
})

const yaml = (address: string) =>
  `hypervisors: [{ name: pve1, address: ${address} }]\npveExporter: { tls: insecure }\nalerts: false\ndashboards: false\n`

test('everything that diff tells against a revision is as approved', async () => {
  const { root, remove } = tree({ 'environments/lab.yaml': yaml('198.51.100.1') })
  await buildTree(root, () => {})
  gitIn(root, 'init', '--quiet', '--initial-branch=main')
  const commit = (message: string): string => {
    gitIn(root, 'add', '--all')
    gitIn(root, 'commit', '--quiet', `--message=${message}`)
    return gitIn(root, 'rev-parse', 'HEAD')
  }
  const first = commit('first')
  const told: string[] = []
  const run = async (what: string, ...[revision, environment, options]: [string, string?, object?]) => {
    const text = await captured(root, () =>
      diffAgainst(root, revision, environment, { yamlOnly: true, ...options }),
    )
    told.push(
      `# ${what}\n${text.replaceAll(first, '<commit>').replaceAll(first.slice(0, 9), '<nine>').replaceAll(first.slice(0, 7), '<short>')}`,
    )
  }
  await run('nothing', 'main', undefined, { exitCode: true })
  await run('a name that is misspelt', 'main', 'labb')
  await run('a revision that is none', 'mian')
  writeFileSync(join(root, 'environments/lab.yaml'), yaml('198.51.100.2'))
  await run('what is neither built nor committed', 'main')
  await run('the same, with an exit code', 'main', 'lab', { exitCode: true })
  await buildTree(root, () => {})
  await run('what is built', first.slice(0, 9), 'lab', { markdown: true })
  for (const folder of ['lib', 'base', 'dashboards', 'gitops', 'docs']) {
    mkdirSync(join(root, folder), { recursive: true })
    writeFileSync(join(root, folder, 'not-committed.txt'), '')
  }
  await run('files that are not committed, in every folder', first, undefined, { markdown: true })
  mkdirSync(join(root, 'overlays/odd'))
  writeFileSync(join(root, 'overlays/odd/kustomization.yaml'), 'helmCharts: []\n')
  const odd = commit('odd')
  rmSync(join(root, 'overlays/odd'), { recursive: true })
  await run('what was committed later', first, undefined, { json: true })
  await run('what no build writes', odd.slice(0, 7))
  told.push(told.pop()?.replaceAll(odd.slice(0, 7), '<odd>') ?? '')
  approved(import.meta.dirname, 'diff.txt', told.join('\n'))
  remove()
})

test('rules files are written, replaced and removed by the tree that they name, and no other', () => {
  const { root, remove } = tree({ 'rules/other.yaml': 'of somebody\n', 'rules/notes.txt': '' })
  const folder = join(root, 'rules')
  const environments = ['lab', 'paris'].map(name =>
    complete(name, `environments/${name}.ts`, { ...lab, alerts: false }),
  )
  const [first, second] = environments as [(typeof environments)[0], (typeof environments)[0]]
  assert.equal(writeRules('/trees/mine', folder, environments), { problems: [], written: 2, removed: 0 })
  assert.equal(writeRules('/trees/mine', folder, [first]), { problems: [], written: 1, removed: 1 })
  assert.equal(readdirSync(folder).sort(), ['lab.yaml', 'notes.txt', 'other.yaml'])
  assert.is(
    readFileSync(join(folder, 'lab.yaml'), 'utf8'),
    '# Of the tree "mine": npm run rules -- --to updates and removes this file.\n# Generated from environments/lab.ts by npm run rules.\ngroups: []\n',
  )
  mkdirSync(join(folder, 'paris.yaml'))
  const taken = (name: string) => ({
    file: join(folder, name),
    message:
      'is not a file that npm run rules made from the tree "theirs"; move it away, or give --to another folder',
  })
  assert.equal(writeRules('/trees/theirs', folder, [first, second]), {
    problems: [taken('lab.yaml'), taken('paris.yaml')],
    written: 0,
    removed: 0,
  })
  remove()
})

const shape = '<user>@<realm>!<name>=<value>, such as prometheus@pve!monitoring=…'

test('a token is taken from a file before variables, of which none stays for programs that are started', async () => {
  const { root, remove } = tree({
    token: 'prometheus@pve!file=a\n',
    none: 'none',
    long: `${'a'.repeat(5000)}\n`,
  })
  const names = ['PVE_TOKEN', 'PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE']
  const given = async (variables: Record<string, string>, file?: string) => {
    Object.assign(process.env, variables)
    const token = await givenToken(file === undefined ? undefined : join(root, file))
    assert.equal(
      names.filter(name => process.env[name]),
      [],
    )
    return JSON.parse(JSON.stringify(token).replaceAll(root, '<root>'))
  }
  const parts = { PVE_USER: 'prometheus@pve', PVE_TOKEN_NAME: 'parts', PVE_TOKEN_VALUE: 'a' }
  const whole = { PVE_TOKEN: 'prometheus@pve!whole=a' }
  const tokens = [
    await given({ ...parts, ...whole }, 'token'),
    await given({ ...parts, ...whole }),
    await given({ ...parts, PVE_TOKEN: '' }),
    await given({ PVE_TOKEN_VALUE: 'a' }),
    await given({ PVE_TOKEN: 'a' }),
    await given({}, 'none'),
    await given({}, 'long'),
    await given({}, 'missing'),
    await given({ PVE_USER: 'prometheus@pve', PVE_TOKEN_NAME: 'a' }),
  ]
  const problem = (file: string, message: string) => ({ problem: { file, message } })
  assert.equal(tokens.slice(3), [
    problem('PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE', `is not an API token; write it as ${shape}`),
    problem('PVE_TOKEN', `is not an API token; write it as ${shape}`),
    problem('<root>/none', `is not an API token; write it as ${shape}`),
    problem('<root>/long', `is not an API token; write it as ${shape}`),
    problem('<root>/missing', 'does not exist (ENOENT), or disappeared during the build'),
    problem(
      'PVE_TOKEN',
      `is not set; put the API token into it, as ${shape}, or into a file for --token-file`,
    ),
  ])
  assert.equal(
    tokens.slice(0, 3).map(token => JSON.stringify(token).match(/file|whole|parts/)?.[0]),
    ['file', 'whole', 'parts'],
  )
  remove()
})

test('the CA of an environment is that of a file, none where none is needed, or asked for by a command', () => {
  const { root, remove } = tree({ 'ca.crt': 'not a PEM' })
  const of = (tls: object | 'insecure', file?: string) =>
    caOfEnvironment(
      complete('lab', 'environments/lab.ts', { ...lab, pveExporter: { tls: tls as never } }),
      file,
    )
  assert.equal(of('insecure'), {})
  assert.equal(of({}), {})
  assert.equal(of({ serverName: 'pve.example.com' }), {})
  const asked = (kind: string, name: string, decoded = '') => ({
    problem: {
      file: 'environments/lab.ts',
      message: `pveExporter.tls verifies the hypervisors by the ${kind} ${name}; give its CA with --ca ca.crt, after: kubectl --namespace monitoring get ${kind} ${name} --output jsonpath='{.data.ca\\.crt}'${decoded} > ca.crt`,
    },
  })
  assert.equal(of({ caConfigMap: 'map' }), asked('configmap', 'map'))
  assert.equal(of({ caSecret: 'secret' }), asked('secret', 'secret', ' | base64 --decode'))
  const file = join(root, 'ca.crt')
  for (const tls of ['insecure', { caConfigMap: 'map' }] as const)
    assert.equal(of(tls, file), {
      problem: {
        file,
        message: 'holds no certificate in PEM; give --ca the ca.crt of the Secret or ConfigMap',
      },
    })
  const missing = join(root, 'none')
  assert.equal(of('insecure', missing), {
    problem: { file: missing, message: 'does not exist (ENOENT), or disappeared during the build' },
  })
  remove()
})

test.run()
