import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { progressTo } from '../lib/problem/progress.ts'

const cli = join(import.meta.dirname, '..', 'lib', 'cli.ts')
const run = (...words: string[]) => spawnSync(process.execPath, [cli, ...words], { encoding: 'utf8' })

/** What is asked of the command line, its exit code, and what its help says. */
const helps: [string[], number, RegExp][] = [
  [['--help'], 0, /^Usage: proxmox-monitoring .*\n(.*\n)*Commands:\n {2}build (.*\n)* {2}check /],
  [['build', '--help'], 0, /^Usage: proxmox-monitoring build(.*\n)* {2}--root <dir> /],
  [['check', '--help'], 0, /^Usage: proxmox-monitoring check(.*\n)* {2}--root <dir> /],
  [['credentials', '--help'], 0, /^Usage: proxmox-monitoring credentials(.*\n)* {2}--root <dir> /],
  [
    ['discover', '--help'],
    0,
    /^Usage: proxmox-monitoring discover(.*\n)* {2}--check (.*\n)*Example:\n {2}\$ npm run discover -- lab --check /,
  ],
  [
    ['new', '--help'],
    0,
    /^Usage: proxmox-monitoring new(.*\n)* {2}--hypervisor (.*\n)*Examples:\n {2}\$ npm run new\n/,
  ],
  [['import', '--help'], 0, /^Usage: proxmox-monitoring import(.*\n)* {2}--take-over (.*\n)*Examples:\n/],
  [
    ['doctor', '--help'],
    0,
    /^Usage: proxmox-monitoring doctor(.*\n)* {2}--wait (.*\n)*Example:\n {2}\$ npm run doctor -- lab --wait 2m\n/,
  ],
  [
    ['diff', '--help'],
    0,
    /^Usage: proxmox-monitoring diff(.*\n)* {2}--against <revision> (.*\n)*Examples:\n/,
  ],
  [['help', 'build'], 0, /^Usage: proxmox-monitoring build/],
]

for (const [words, code, expected] of helps)
  test(`${words.join(' ')} prints help`, () => {
    const { status, stdout, stderr } = run(...words)
    assert.match(stdout, expected)
    assert.equal([status, stderr], [code, ''])
  })

test('no command at all prints help as an error', () => {
  const { status, stdout, stderr } = run()
  assert.match(stderr, /^Usage: proxmox-monitoring/)
  assert.equal([status, stdout], [1, ''])
})

/** What nobody can mean, and the hint that it gets. */
const mistakes: [string[], RegExp][] = [
  [
    ['bild'],
    /^error: unknown command 'bild'\n\(Did you mean build\?\)\nRun with --help for commands and options\.\n$/,
  ],
  [['deploy'], /^error: unknown command 'deploy'\nRun with --help/],
  [['build', '--rot', 'x'], /^error: unknown option '--rot'\n\(Did you mean --root\?\)\nRun with --help/],
  [['check', '--fix'], /^error: unknown option '--fix'\nRun with --help/],
  [['build', '--root'], /^error: option '--root <dir>' argument missing\nRun with --help/],
  [
    ['build', 'sandbox'],
    /^error: too many arguments for 'build'\. Expected 0 arguments but got 1[^\n]*\nRun with --help/,
  ],
]

for (const [words, expected] of mistakes)
  test(`${words.join(' ')} is an error with a hint`, () => {
    const { status, stdout, stderr } = run(...words)
    assert.match(stderr, expected)
    assert.equal([status, stdout], [1, ''])
  })

for (const [command, ...words] of [
  ['doctor', '--al'],
  ['doctor', 'lab', 'paris'],
  ['doctor'],
  ['discover'],
  ['discover', 'lab', '--timeout', 'soon'],
  ['diff', '--against'],
  ['diff', 'lab', '--json', '--markdown'],
] as [string, ...string[]][])
  test(`${[command, ...words].join(' ')} exits as where it could not look: 1 says that something is wrong`, () => {
    const { status, stdout, stderr } = run(command, ...words)
    assert.match(stderr, /^error: /)
    assert.equal([status, stdout], [2, ''])
  })

test('progress is for terminals: nothing of it goes into a pipe', () => {
  const written: string[] = []
  const write = (text: string) => written.push(text) > 0
  progressTo({ isTTY: true, write } as never)('generating the schema')
  progressTo({ write } as never)('generating the schema')
  assert.equal(written, ['generating the schema …\n'])
})

test('who reads only the start of what is printed sees no error', () => {
  const command = `"${process.execPath}" "${cli}" check | head -c 1`
  const { stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })
  assert.is(stderr.replace(/^environments\/.*: warning: .*\n/gm, ''), '')
})

test.run()
