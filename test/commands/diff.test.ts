import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { built, environmentFile, type Run, run, tree } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  alerts: false,
  dashboards: false,
}
const moved = environmentFile({ ...lab, hypervisors: [{ name: 'pve1', address: '198.51.100.2' }] })

const gitIn = (root: string, ...words: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: 'pipe',
  })

/** A run's output without colours, which the test runner forces. */
const plain = (made: Run): Run => ({ ...made, stdout: stripVTControlCharacters(made.stdout) })

/** A built tree in a git repository of its own, with one commit. */
const committed = () => {
  const made = built({ lab, other: { ...lab, namespace: 'other' } })
  gitIn(made.root, 'init', '--quiet', '--initial-branch=main')
  gitIn(made.root, 'add', '--all')
  gitIn(made.root, 'commit', '--quiet', '--message=before')
  return { ...made, git: (...words: string[]) => gitIn(made.root, ...words).trim() }
}

/** The kubectl of the end-to-end tests, where the machine has none. */
const programs = join(import.meta.dirname, '../../.cache/e2e/bin')

const shared = committed()
test.after(shared.remove)
const commit = shared.git('rev-parse', '--short=7', 'HEAD')

test('nothing changes where nothing did', () => {
  const { status, stdout, stderr } = shared.run('diff --against main')
  assert.equal(
    [status, stdout, stderr],
    [0, `Against main (${commit}): nothing changes (2 environments).\n`, ''],
  )
})

test('what is edited and neither built nor committed is compared, and that is said', () => {
  const { root, run, remove, git } = committed()
  writeFileSync(join(root, 'environments/lab.ts'), moved)
  const { status, stdout, stderr } = plain(run('diff --against main'))
  const untouched = git('status', '--porcelain')
  const asked = run('diff --against main --exit-code')
  const markdown = run('diff --against main --markdown').stdout
  run('build')
  git('commit', '--quiet', '--all', '--message=after')
  const clean = plain(run('diff --against HEAD~1'))
  const one = run('diff other --against HEAD~1')
  remove()
  assert.is(status, 0)
  assert.match(stdout, '\nlab: pve1 198.51.100.1 → .2\n')
  assert.is(
    stderr,
    '1 file is not committed: the comparison is with the working tree\n2 generated files are not current: the comparison is with what npm run build would make; run it and commit\n',
  )
  assert.is(untouched, 'M environments/lab.ts')
  assert.is(asked.status, 1)
  assert.match(markdown, '\n> `1 file is not committed: the comparison is with the working tree`\n')
  assert.equal([clean.status, clean.stderr], [0, ''])
  assert.match(clean.stdout, '\nlab: pve1 198.51.100.1 → .2\n')
  assert.match(one.stdout, 'nothing changes (1 environment).')
})

test('a revision that is none is told as such, and so is an environment', () => {
  const { status, stderr, stdout } = shared.run('diff --against nowhere')
  assert.equal(
    [status, stdout, stderr],
    [
      2,
      '',
      'diff: there is no revision "nowhere" here; fetch it, or give a branch, a tag or a commit (`git branch --all` lists the branches)\n',
    ],
  )
  const option = shared.run('diff --against=--all')
  assert.is(option.status, 2)
  assert.match(option.stderr, 'there is no revision "--all" here')
  const unknown = shared.run('diff labs --against main')
  assert.is(unknown.status, 2)
  assert.match(unknown.stderr, 'there is no environment "labs"; did you mean "lab"?')
  const ofCluster = shared.run('diff labs')
  assert.equal(
    [ofCluster.status, ofCluster.stderr],
    [2, 'diff: there is no environment "labs"; did you mean "lab"?\n'],
  )
})

test('a shallow clone says how to fetch the rest', () => {
  const { root, remove } = tree({})
  const clone = join(root, 'clone')
  const second = committed()
  second.git('commit', '--quiet', '--allow-empty', '--message=after')
  gitIn(root, 'clone', '--quiet', '--depth=1', pathToFileURL(second.root).href, clone)
  const { status, stderr } = run('diff --against HEAD~1', clone)
  remove()
  second.remove()
  assert.is(status, 2)
  assert.match(
    stderr,
    'this clone is shallow: fetch it (`git fetch --unshallow`; in a pipeline `fetch-depth: 0` or `GIT_DEPTH: 0`)',
  )
})

test('a folder without git, and a machine without it, are told as such', () => {
  const { run, root, remove } = built({ lab })
  const { status, stderr } = run('diff --against main')
  const cli = join(import.meta.dirname, '../../lib/cli.ts')
  const without = spawnSync(process.execPath, [cli, 'diff', '--against', 'main', '--root', root], {
    encoding: 'utf8',
    env: { ...process.env, PATH: '/nowhere' },
  })
  remove()
  assert.is(status, 2)
  assert.match(stderr, /is in no git repository/)
  assert.equal(
    [without.status, without.stderr],
    [2, 'diff: git is not installed, and the committed files are read through it\n'],
  )
})

test('a file of the revision that git lacks, as in a partial clone, is told and not taken for removed', () => {
  const { root, run, remove, git } = committed()
  const id = git('rev-parse', 'HEAD:overlays/lab/kustomization.yaml')
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile({ ...lab, namespace: 'elsewhere' }))
  run('build')
  rmSync(join(root, '.git/objects', id.slice(0, 2), id.slice(2)))
  const { status, stdout, stderr } = plain(run('diff --against main'))
  remove()
  assert.equal([status, stdout], [2, ''])
  assert.match(stderr, `git has no object ${id}; fetch the revision again`)
})

test('a revision before this layout, and one that no build made, are told as such', () => {
  const { root, run, remove, git } = committed()
  git('checkout', '--quiet', '--orphan', 'old')
  git('rm', '--quiet', '-r', '--cached', 'overlays')
  git('commit', '--quiet', '--message=old')
  const old = run('diff --against old')
  const path = join(root, 'overlays/lab/kustomization.yaml')
  writeFileSync(path, 'helmCharts: []\n')
  git('add', '--force', 'overlays')
  git('commit', '--quiet', '--message=strange')
  run('build')
  const strange = run('diff --against old')
  remove()
  assert.is(old.status, 2)
  assert.match(
    old.stderr,
    'old has no overlays/<environment>/kustomization.yaml: no build of this layout was committed there',
  )
  assert.is(strange.status, 2)
  assert.match(
    strange.stderr,
    'overlays/lab/kustomization.yaml has the field "helmCharts", which no build writes',
  )
})

test('a repository of which this is a folder is compared by the paths of this folder', () => {
  const { root, remove } = tree({ 'README.md': 'a' })
  const below = join(root, 'monitoring')
  const made = built({ lab })
  execFileSync('cp', ['-r', made.root, below])
  gitIn(root, 'init', '--quiet', '--initial-branch=main')
  gitIn(root, 'add', '--all')
  gitIn(root, 'commit', '--quiet', '--message=before')
  writeFileSync(join(below, 'environments/lab.ts'), moved)
  const { stdout } = plain(run('diff --against main', below))
  made.remove()
  remove()
  assert.match(stdout, '\nlab: pve1 198.51.100.1 → .2\n')
})

test('environments with mistakes are not compared, and nothing is written', () => {
  const { root, run, remove } = committed()
  writeFileSync(join(root, 'environments/lab.ts'), moved.replace('198.51.100.2', 'pve1'))
  const before = readdirSync(root)
  const { status, stdout, stderr } = run('diff --against main')
  const after = readdirSync(root)
  remove()
  assert.equal([status, stdout], [2, ''])
  assert.match(stderr, 'hypervisors[0].address "pve1" is not an IPv4 or IPv6 address')
  assert.match(stderr, 'diff: correct the environments first; nothing was compared')
  assert.equal(after, before)
})

test('no code of the tree runs where that is asked for', () => {
  const { status, stderr } = shared.run('diff --against main --yaml-only')
  assert.is(status, 2)
  assert.match(stderr, /environments\/lab\.ts: /)
})

test('no program runs that a bare repository names, which somebody committed as files into the folder', () => {
  const { root, run, remove } = built({ lab })
  const ran = join(root, 'ran')
  const program = `"touch ${ran}; cat"`
  gitIn(root, 'init', '--quiet', '--bare', '--initial-branch=main')
  writeFileSync(
    join(root, 'config'),
    `[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\n[filter "x"]\nclean = ${program}\n`,
  )
  gitIn(root, '--git-dir=.', 'add', 'environments', 'overlays', 'base')
  gitIn(root, '--git-dir=.', 'commit', '--quiet', '--message=before')
  writeFileSync(join(root, '.gitattributes'), '*.ts filter=x\n')
  appendFileSync(join(root, 'config'), `[core]\nfsmonitor = ${program}\n`)
  // Of the same length: git has to ask the filter whether it is the same.
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile(lab).replace('pve1', 'pve2'))
  const compared = run('diff --against main')
  const doctor = run('doctor lab --offline --only PM105')
  const hasRun = existsSync(ran)
  remove()
  assert.is(hasRun, false)
  assert.match(compared.stderr, 'cannot use bare repository')
  assert.match(doctor.stdout, 'this folder is in no git repository')
})

test('the code of a revision does not run, and what stood there alone is not written', () => {
  const { root, run, remove, git } = committed()
  mkdirSync(join(root, 'overlays/lab/own'), { recursive: true })
  writeFileSync(join(root, 'environments/lab.ts'), "throw new Error('ran')\n")
  git('commit', '--quiet', '--all', '--message=broken')
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile(lab))
  const { status, stderr } = run('diff --against main')
  rmSync(join(root, 'overlays'), { recursive: true })
  remove()
  assert.is(status, 0)
  assert.not.match(stderr, 'ran')
})

test('neither an environment nor a revision is a mistake of the command line', () => {
  const { status, stderr } = shared.run('diff')
  assert.is(status, 2)
  assert.match(stderr, 'name an environment, to compare it with the cluster, or give --against a revision')
})

test('a cluster that kubectl does not know is told with what to do', () => {
  const cli = join(import.meta.dirname, '../../lib/cli.ts')
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'diff', 'lab', '--context', 'nowhere', '--root', shared.root],
    {
      encoding: 'utf8',
      env: { ...process.env, KUBECONFIG: '/nowhere', PATH: `${programs}${delimiter}${process.env.PATH}` },
    },
  )
  assert.equal([status, stdout], [2, ''])
  assert.match(stderr, /^diff: kubectl (has no such cluster|compares with the cluster: install it)/)
})

test('a server that does not answer is found out by one question', () => {
  const bin = join(shared.root, '.bin')
  const calls = join(bin, 'calls')
  mkdirSync(bin)
  const words = 'Unable to connect to the server: net/http: TLS handshake timeout'
  writeFileSync(join(bin, 'kubectl'), `#!/bin/sh\necho "$*" >> "${calls}"\necho '${words}' >&2\nexit 1\n`, {
    mode: 0o755,
  })
  const cli = join(import.meta.dirname, '../../lib/cli.ts')
  const { status, stderr } = spawnSync(process.execPath, [cli, 'diff', 'lab', '--root', shared.root], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}` },
  })
  const asked = readFileSync(calls, 'utf8')
  rmSync(bin, { recursive: true })
  assert.equal([status, asked], [2, '--request-timeout=10s get --raw=/version\n'])
  assert.match(stderr, words)
})

test('the help has an example', () => {
  assert.match(shared.run('diff --help').stdout, 'npm run --silent diff -- --against origin/main')
})

test.run()
