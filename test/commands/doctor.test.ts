import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { built } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  dashboards: false,
}

/** A kubectl that brings Kustomize and reaches no API server. */
const kubectl = `#!/bin/sh
echo "$*" >> calls
env >> environment
case "$*" in
  *'version --client'*) echo '{"clientVersion":{"gitVersion":"v1.35.4"},"kustomizeVersion":"v5.7.1"}' ;;
  *kustomize*) printf 'apiVersion: v1\\nkind: Service\\nmetadata: {name: lab, namespace: monitoring}\\n' ;;
  *) test -n "$EMPTY" && echo '{"gitVersion":"v1.35.4","items":[],"resources":[]}' && exit; $ANSWER; echo 'Unable to connect to the server: EOF' >&2; exit 1 ;;
esac
`

const test = suite('npm run doctor', { tree: built({ lab }), bin: '' })

test.before(context => {
  context.bin = join(context.tree.root, 'bin')
  mkdirSync(context.bin)
  writeFileSync(join(context.bin, 'kubectl'), kubectl)
  chmodSync(join(context.bin, 'kubectl'), 0o755)
})
test.after(({ tree }) => tree.remove())

const cli = join(import.meta.dirname, '../../lib/cli.ts')

const options = ({ tree, bin }: { tree: { root: string }; bin: string }, own: NodeJS.ProcessEnv = {}) => ({
  cwd: tree.root,
  env: { PATH: `${bin}:${process.env.PATH}`, ...own },
  encoding: 'utf8' as const,
})

const doctor = (context: Parameters<typeof options>[0], ...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [cli, 'doctor', ...args, '--root', context.tree.root],
    options(context),
  )
  return { status, stdout, stderr }
}

test('without a cluster it looks at the files alone', context => {
  const { status, stdout, stderr } = doctor(context, 'lab', '--offline', '--only', 'PM101,PM104,PM106,PM302')
  assert.is(stderr, '')
  assert.is(
    stdout,
    `lab (environments/lab.ts)

Tools, repository, cluster
ok   PM101 kubectl is installed and brings Kustomize 5. v1.35.4
ok   PM104 The overlay is what a build makes of the environment's file.
ok   PM106 The overlay renders. 1 object
skip PM102 (--offline looks at no cluster)

Delivery and objects
skip PM207 (--offline looks at no cluster)

Credentials, CA, pods
skip PM301 PM302 (--offline looks at no cluster)

0 failed, 3 well, 4 skipped
`,
  )
  assert.is(status, 0)
})

test('a cluster that does not answer is one finding, after which the exit code says that nothing could be seen', context => {
  const { status, stdout } = doctor(context, 'lab', '--only', 'PM302')
  assert.match(
    stdout,
    'fail PM102 The API server of this context answers.\n       The API server does not answer: Unable to connect to the server: EOF\n',
  )
  assert.match(stdout, 'skip PM301 PM302 (PM102 failed)')
  assert.match(stdout, '\n1 failed, ')
  assert.is(status, 2)
})

test('an overlay that was changed by hand is found and mended by a build', context => {
  const path = join(context.tree.root, 'overlays/lab/kustomization.yaml')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, `${text}# mine\n`)
  const { status, stdout } = doctor(context, '--all', '--offline', '--json', '--only', 'PM104')
  assert.is(status, 1)
  const { environments } = JSON.parse(stdout)
  assert.equal(environments[0].checks, [
    {
      code: 'PM104',
      title: "The overlay is what a build makes of the environment's file.",
      status: 'fail',
      findings: [
        {
          severity: 'fail',
          what: 'overlays/lab/kustomization.yaml is not what a build makes of environments/lab.ts.',
          why: 'What is applied is not what the environment says.',
          mend: { command: 'npm run build' },
          page: 'docs/doctor/PM104.md',
        },
      ],
    },
  ])
  assert.is(context.tree.run('build').status, 0)
  assert.is(readFileSync(path, 'utf8'), text)
  assert.is(doctor(context, 'lab', '--offline', '--only', 'PM104').status, 0)
})

test('it looks again until all is well', async context => {
  const path = join(context.tree.root, 'overlays/lab/kustomization.yaml')
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, `${text}# mine\n`)
  const args = ['doctor', 'lab', '--offline', '--only', 'PM104', '--wait', '5m', '--root', context.tree.root]
  const child = spawn(process.execPath, [cli, ...args], { ...options(context), stdio: 'ignore' })
  // A first look has found it by then, or the second one is the first.
  setTimeout(() => writeFileSync(path, text), 3000)
  assert.equal(await once(child, 'exit'), [0, null])
})

test('the roles that it needs are printed without asking a cluster', context => {
  writeFileSync(join(context.tree.root, 'calls'), '')
  const { status, stdout } = doctor(context, 'lab', '--rbac', 'jane')
  assert.is(status, 0)
  assert.match(stdout, /kind: Role\n.*resourceNames:\n {6}- pve-exporter\n.*name: jane/s)
  assert.is(readFileSync(join(context.tree.root, 'calls'), 'utf8'), '')
})

test('forty environments of one cluster ask each thing of it once', context => {
  const names = Array.from({ length: 39 }, (_, index) => `lab${index}`)
  for (const name of names)
    writeFileSync(join(context.tree.root, `environments/${name}.ts`), `export { default } from './lab.ts'\n`)
  assert.is(context.tree.run('build').status, 0)
  writeFileSync(join(context.tree.root, 'calls'), '')
  const { status } = spawnSync(
    process.execPath,
    [cli, 'doctor', '--all', '--root', context.tree.root],
    options(context, { EMPTY: 'yes' }),
  )
  assert.is(status, 1)
  const calls = readFileSync(join(context.tree.root, 'calls'), 'utf8').trimEnd().split('\n')
  assert.equal(calls.toSorted(), [...new Set(calls)].sort())
  assert.ok(calls.length < 40 * 6, `${calls.length} calls`)
  for (const name of names) rmSync(join(context.tree.root, `environments/${name}.ts`))
})

test('it says what it cannot understand, and looks at nothing', context => {
  assert.equal(doctor(context, 'lab', '--only', 'PM999,PM302').stderr.split('\n').slice(-2), [
    '1 problem; nothing was looked at',
    '',
  ])
  assert.match(
    doctor(context, 'lab', '--wait', 'soon').stderr,
    '--wait: "soon" is no duration; write one such as 90s or 5m',
  )
  assert.match(doctor(context, 'lob').stderr, 'has no valid environment "lob"; did you mean "lab"?')
  assert.match(doctor(context).stderr, 'error: name an environment, or give --all')
  for (const args of [
    ['lab', '--only', 'PM999'],
    ['lab', '--wait', 'soon'],
    ['lob'],
    [],
    ['lab', '--json', '--markdown'],
  ])
    assert.is(doctor(context, ...args).status, 2, args.join(' '))
})

test('a token that cannot be read is told without itself', context => {
  const file = join(context.tree.root, 'token')
  writeFileSync(file, 'hunter2')
  const { status, stderr } = doctor(context, 'lab', '--token-file', file)
  assert.is(status, 2)
  assert.match(stderr, 'is not an API token')
  assert.not.match(stderr, 'hunter2')
})

test('a token in a variable reaches no program that it starts', context => {
  const { status } = spawnSync(
    process.execPath,
    [cli, 'doctor', 'lab', '--offline', '--only', 'PM101', '--root', context.tree.root],
    options(context, { PVE_TOKEN: 'prometheus@pve!monitoring=c0ffee00-1111-2222-3333-444455556666' }),
  )
  assert.is(status, 0)
  assert.not.match(readFileSync(join(context.tree.root, 'environment'), 'utf8'), 'c0ffee00')
})

test('Ctrl-C ends it with the programs that it started', async context => {
  const child = spawn(
    process.execPath,
    [cli, 'doctor', 'lab', '--only', 'PM102', '--root', context.tree.root],
    { ...options(context, { ANSWER: 'exec sleep 631' }), stdio: 'ignore' },
  )
  const asleep = () => spawnSync('pgrep', ['-f', '^sleep 631$'], { encoding: 'utf8' }).stdout.trim()
  while (asleep() === '') await new Promise(resolve => setTimeout(resolve, 50))
  child.kill('SIGINT')
  const [, signal] = await once(child, 'exit')
  assert.is(signal, 'SIGINT')
  while (asleep() !== '') await new Promise(resolve => setTimeout(resolve, 50))
})

test.run()
