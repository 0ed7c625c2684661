import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { pattern, testCommand, wholeNumber } from './options.ts'

const repository = join(import.meta.dirname, '..')

/** The scripts of package.json that read their options by it. */
const scripts = Object.entries<string>(
  JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).scripts,
).flatMap(([name, command]) => {
  const file = /^node ((?:test|preview)\/\S+)$/.exec(command)?.[1]
  return file !== undefined && /testCommand\(/.test(readFileSync(join(repository, file), 'utf8'))
    ? [{ name, file }]
    : []
})

test('a wrong option of a command of the tests is told in one line, with those there are', () => {
  assert.equal(
    scripts.map(({ name }) => name),
    ['fuzz', 'mutants', 'bench', 'bench:diff', 'e2e', 'preview', 'preview:lab'],
  )
  for (const { name, file } of scripts) {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, file), '--runns'], {
      encoding: 'utf8',
    })
    assert.equal([status, stdout], [1, ''], name)
    assert.match(stderr, /^error: unknown option '--runns'; options: --\w.*, --help\n$/, name)
  }
})

/** What a command says to these words, or what it took. */
const said = (...words: string[]): unknown => {
  let told = ''
  const command = testCommand('fuzz', 'Judges.')
    .option('--runs <number>', 'how many', wholeNumber(1), 5)
    .option('--only <pattern>', 'which', pattern)
    .exitOverride()
  command.configureOutput({
    ...command.configureOutput(),
    writeErr: text => (told += text),
    writeOut: text => (told += text),
  })
  try {
    return command.parse(words, { from: 'user' }).opts()
  } catch {
    return told
  }
}

test('a number that is none, or a pattern that is none, is named with what it has to be', () => {
  assert.equal(said('--runs', '20'), { runs: 20 })
  const wrong = (text: string): string =>
    `error: option '--runs <number>' argument '${text}' is invalid. It is a whole number of 1 or more.\n`
  for (const text of ['x', '0', '1.5', '']) assert.equal(said('--runs', text), wrong(text))
  assert.match(
    String(said('--only', '(')),
    /^error: option '--only <pattern>' argument '\(' is invalid\. It is a regular expression: .*\n$/,
  )
  assert.equal(
    said('many'),
    'error: too many arguments. Expected 0 arguments but got 1.; options: --runs, --only, --help\n',
  )
})

test('its usage is what --help prints', () =>
  assert.match(
    String(said('--help')),
    /^Usage: npm run fuzz -- \[options\]\n\nJudges\.\n[\s\S]* {2}--runs <number> +how many \(default: 5\)\n/,
  ))

test.run()
