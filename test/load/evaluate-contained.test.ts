import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { evaluateWithin } from '../../lib/load/evaluate-contained.ts'
import { endProcess } from '../end-process.ts'
import { built, environmentFile, run, tree } from '../tree.ts'

const lab = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' as const },
}
const cli = join(import.meta.dirname, '../../lib/cli.ts')
const overlay = 'overlays/lab/kustomization.yaml'

/** What code in an environment could do so that a tampered overlay looks like what the environment makes. */
const attacks: [string, string][] = [
  ['an exit listener that sets the exit code', "process.on('exit', () => { process.exitCode = 0 })"],
  [
    'an exit code that can not be set',
    "Object.defineProperty(process, 'exitCode', { get: () => 0, set: () => {} })",
  ],
  ['a list that finds no difference', 'Array.prototype.flatMap = () => []'],
  ['a list that keeps nothing', 'Array.prototype.filter = () => []'],
  ['another JSON', 'JSON.parse = () => ({})'],
  ['the end of the process', 'setTimeout(() => process.exit(0))'],
  [
    'the end of the process by what process.exit calls',
    "Reflect.get(process, 'reallyExit').call(process, 0)",
  ],
  [
    'a file written over the overlay',
    `import { writeFileSync } from 'node:fs'; try { writeFileSync(new URL('../${overlay}', import.meta.url), '') } catch {}`,
  ],
  [
    'a program that restores the overlay',
    "import { execSync } from 'node:child_process'; try { execSync('git checkout overlays') } catch {}",
  ],
]

const made = built({ lab })
const clean = readFileSync(join(made.root, overlay), 'utf8')
const tampered = clean.replace('namespace: monitoring', 'namespace: kube-system')
test.after(made.remove)

for (const [title, code] of attacks)
  test(`check is red over a tampered overlay, whatever an environment runs: ${title}`, () => {
    writeFileSync(join(made.root, overlay), tampered)
    writeFileSync(join(made.root, 'environments/lab.ts'), `${code}\n${environmentFile(lab)}`)
    const { status, stderr } = made.run('check')
    assert.is(status, 1)
    assert.not.match(stderr, /^ +at /m)
    assert.is(readFileSync(join(made.root, overlay), 'utf8'), tampered)
  })

/** What the child process would write, with another value for the environment. */
const forged = JSON.stringify({
  loadings: [{ loaded: [{ name: 'lab', file: 'environments/lab.ts', value: lab }], problems: [] }],
  strayed: [],
})
const changed = environmentFile({ ...lab, namespace: 'elsewhere' })
const ends: [string, string][] = [
  ['by a signal', "process.kill(process.pid, 'SIGKILL')"],
  ['with an exit code', 'throw 1'],
]

for (const [title, end] of ends)
  test(`a process that writes its own values and ends ${title} gives none`, () => {
    writeFileSync(join(made.root, overlay), clean)
    writeFileSync(
      join(made.root, 'environments/lab.ts'),
      `import { closeSync, writeSync } from 'node:fs'\nwriteSync(3, ${JSON.stringify(forged)}); closeSync(3); ${end}\n${changed}`,
    )
    const { status, stdout, stderr } = made.run('check')
    assert.equal(
      [
        status,
        stdout,
        stderr
          .split('\n')
          .filter(line => !line.startsWith('Error: EBADF'))
          .at(-3),
      ],
      [
        1,
        '',
        'environments/lab.ts: could not be evaluated: the process exited early; an environment is plain data',
      ],
    )
  })

test('an environment that loops for ever is stopped and told', async () => {
  writeFileSync(join(made.root, 'environments/lab.ts'), `for (;;) {}\n${environmentFile(lab)}`)
  const message = 'took over 1 seconds to evaluate and was stopped; an environment is plain data'
  assert.equal(await evaluateWithin(1, made.root, ['environments/lab.ts']), {
    loadings: [],
    strayed: [{ file: 'environments/lab.ts', message }],
  })
})

test("a check that is ended takes an environment's endless loop with it", async () => {
  writeFileSync(
    join(made.root, 'environments/lab.ts'),
    `console.log('pid', process.pid)\nfor (;;) {}\n${environmentFile(lab)}`,
  )
  const check = spawn(process.execPath, [cli, 'check', '--root', made.root], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const [said] = await once(check.stderr, 'data')
  const pid = Number(/pid (\d+)/.exec(String(said))?.[1])
  // Its output stays open as long as either lives.
  const closed = once(check.stderr.resume(), 'close')
  await endProcess(check)
  const late = setTimeout(300_000, 'late', { ref: false })
  const outcome = await Promise.race([closed.then(() => 'both ended'), late])
  if (outcome === 'late') process.kill(pid, 'SIGKILL')
  assert.is(outcome, 'both ended')
})

test("an environment cannot open the debugger of the check's own process", () => {
  writeFileSync(
    join(made.root, 'environments/lab.ts'),
    `process.kill(process.ppid, 'SIGUSR1')\n${environmentFile(lab)}`,
  )
  const { status, stderr } = made.run('check')
  assert.equal([status, stderr], [0, ''])
})

test('an environment that tries to do more than read the tree is told with its line', () => {
  writeFileSync(
    join(made.root, 'environments/lab.ts'),
    `import { readFileSync } from 'node:fs'\nreadFileSync('/etc/hostname')\n${environmentFile(lab)}`,
  )
  assert.is(
    made.run('check').stderr,
    'environments/lab.ts:2:1: tries to do more than read this tree (FileSystemRead); an environment is plain data\n1 problem; nothing was compared\n',
  )
})

test('what an environment prints is no part of what a command prints', () => {
  writeFileSync(
    join(made.root, 'environments/lab.ts'),
    `console.log('kubectl delete everything')\n${environmentFile(lab)}`,
  )
  assert.not.match(made.run('credentials lab').stdout, 'delete everything')
  assert.match(made.run('credentials lab').stdout, /\| kubectl --namespace monitoring create secret/)
})

test('an environment that is no plain data is told as by a build', () => {
  writeFileSync(join(made.root, 'environments/lab.ts'), 'export default { labels: { a: () => 1 } }\n')
  const [build, check] = ['build', 'check'].map(command => made.run(command).stderr.split('\n')[0])
  assert.is(
    check,
    'environments/lab.ts: labels.a is a function, and an environment is plain data: objects, lists, text, numbers, true and false',
  )
  assert.is(check, build)
})

test('check --yaml-only runs no code: an environment in TypeScript is refused, one in YAML is checked', () => {
  const yaml = 'hypervisors: [{ name: pve1, address: 198.51.100.1 }]\npveExporter: { tls: insecure }\n'
  const { root, run, remove } = tree({ 'environments/paris.yaml': yaml })
  assert.is(run('build').status, 0)
  assert.is(run('check --yaml-only').status, 0)
  writeFileSync(
    join(root, 'environments/lab.ts'),
    `import { writeFileSync } from 'node:fs'\nwriteFileSync('${root}/ran', '')\n${environmentFile(lab)}`,
  )
  const { status, stdout, stderr } = run('check --yaml-only')
  assert.equal(
    [status, stdout, stderr],
    [
      1,
      '',
      'environments/lab.ts: is TypeScript, which --yaml-only does not evaluate; write it as YAML\n1 problem; nothing was compared\n',
    ],
  )
  assert.not.ok(existsSync(join(root, 'ran')))
  remove()
})

test('a root behind a symbolic link is its real folder, whose environments import lib/', () => {
  const { root, remove } = tree({
    'environments/lab.ts': `import { extend } from '../lib/extend.ts'\nexport default extend(${JSON.stringify(lab)})\n`,
  })
  const link = `${root}-link`
  symlinkSync(root, link)
  for (const command of ['build', 'check', 'rules lab']) assert.is(run(command, link).stderr, '')
  rmSync(link)
  remove()
})

test('whoever evaluates again and again does not gather listeners', async () => {
  const { root, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
  for (const _ of [1, 2, 3]) await evaluateWithin(60, root, ['environments/lab.ts'])
  assert.is(process.listenerCount('SIGUSR1'), 1)
  remove()
})

test.run()
