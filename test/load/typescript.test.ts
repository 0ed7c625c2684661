import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from '../tree.ts'
import { type Case, told } from './told.ts'

const rest = "hypervisors: [{ name: 'pve1', address: '198.51.100.1' }], pveExporter: { tls: 'insecure' }"
const module = (fields: string) => `export default { ${rest}, ${fields} }\n`

const cases: Case[] = [
  [
    'a syntax error has its line',
    'syntax.ts',
    'export default {\n  a b\n}\n',
    ':2: Unexpected token `ident`. Expected ... , *,  (, [, :, , ?, =, an identifier, public, protected, private, readonly, <.',
  ],
  [
    'a syntax error repeats no text, which could be a secret',
    'literal.ts',
    "export default {\n  a: 'x' 'hunter2' }\n",
    ":2: Expected ',', got 'string literal'",
  ],
  [
    'a module that throws has the line that throws',
    'throws.ts',
    "\nthrow new RangeError('too far')\n",
    ':2:7: throws RangeError: too far',
  ],
  [
    'a getter is not asked, whatever it would throw',
    'getter.ts',
    `export default { ${rest}, get namespace() { throw new Error('hunter2') } }\n`,
    ': namespace is computed by a getter; write the value',
  ],
  [
    'an error may say nothing',
    'throws-nothing.ts',
    'throw Object.assign(new Error(), { message: undefined, stack: undefined })\n',
    ': throws Error: undefined',
  ],
  ['what is thrown need not be an error', 'throws-text.ts', "throw 'a tantrum'\n", ': throws a tantrum'],
  [
    'what is thrown holds no secret',
    'throws-secret.ts',
    "throw new Error('PVEAPIToken=a@pve!b=' + 12345)\n",
    ':1:7: throws Error: (hidden)',
  ],
  [
    'a module that exports nothing says how',
    'nothing.ts',
    'const a = 1\n',
    ': exports no environment; end it with `export default { … } satisfies Environment`',
  ],
  [
    'an empty module exports nothing',
    'empty.ts',
    '',
    ': exports no environment; end it with `export default { … } satisfies Environment`',
  ],
  [
    'a module that awaits for ever ends',
    'awaits.ts',
    'await new Promise(() => {})\nexport default {}\n',
    ': awaits a promise that never settles; an environment is plain data and awaits nothing',
  ],
  [
    'a promise that fails behind the back of its module is told',
    'rejects.ts',
    `Promise.reject(new Error('too late'))\n${module("labels: { a: 'b' }")}`,
    ':1:16: throws Error: too late',
  ],
  [
    'a timer that throws is told with its file',
    'timer.ts',
    `setTimeout(() => { throw 'x' })\n${module("dashboards: false, labels: { a: 'timer' }")}`,
    ': throws x',
  ],
  [
    'a microtask that throws is told with its file',
    'microtask.ts',
    `queueMicrotask(() => { throw new Error('x') })\n${module("dashboards: false, labels: { a: 'microtask' }")}`,
    ':1:30: throws Error: x',
  ],
  [
    'an error whose message throws is told with its file',
    'message.ts',
    "throw Object.defineProperty(new Error(), 'message', { get: () => { throw 1 } })\n",
    ': throws a value that cannot be read; throw an Error with a message',
  ],
  [
    'an error that quotes a whole file is told in few words',
    'long.ts',
    "throw new Error('x'.repeat(10_000))\n",
    `:1:7: throws Error: ${'x'.repeat(197)}...`,
  ],
  [
    'an error whose stack throws is told with its file',
    'stack.ts',
    "throw Object.defineProperty(new Error('x'), 'stack', { get: () => { throw 1 } })\n",
    ': throws a value that cannot be read; throw an Error with a message',
  ],
  [
    'a rejected proxy is told with its file',
    'rejected-proxy.ts',
    `Promise.reject(new Proxy({}, { get: () => { throw 1 }, getPrototypeOf: () => { throw 1 } }))\n${module("dashboards: false, labels: { a: 'proxy' }")}`,
    ': throws a value that cannot be read; throw an Error with a message',
  ],
  [
    'an environment that ends the process is told with its line',
    'exit.ts',
    `process.exit(0)\n${module("dashboards: false, labels: { a: 'exit' }")}`,
    ':1:9: ends the process; an environment is plain data',
  ],
  [
    'a timer that ends the process is told with its line',
    'exit-later.ts',
    `setTimeout(() => process.exit(3))\n${module("dashboards: false, labels: { a: 'exit-later' }")}`,
    ':1:26: ends the process; an environment is plain data',
  ],
  [
    'a function is no environment',
    'function.ts',
    'export default () => ({})\n',
    ': is a function, and an environment is plain data: objects, lists, text, numbers, true and false',
  ],
  [
    'a module that is not there is told by the importer',
    'imports.ts',
    "import { a } from './shared/nothing.ts'\nexport default a\n",
    ':1: imports environments/shared/nothing.ts, which is not there',
  ],
  [
    'syntax that Node does not strip is told',
    'enum.ts',
    'enum A { a }\nexport default {}\n',
    ':1: TypeScript enum is not supported in strip-only mode',
  ],
  [
    'a wrong value is told by its field',
    'value.ts',
    module("namespace: 'Lab'"),
    ': namespace "Lab" is not a DNS-1123 label (1 to 63 lower-case letters, digits and \'-\', a letter or digit at both ends); write "lab"',
  ],
  [
    'a conflict of fragments has file, line and field',
    'conflict.ts',
    `import { extend } from '../lib/extend.ts'\n\nexport default extend({ labels: { a: 'x' } }, { labels: [] as never })\n`,
    ':3:16: labels [] is a list, but the shared fragment has an object there, {"a":"x"}; make them alike',
  ],
]

told(cases, {
  'package.json': '{ "type": "module" }',
  'environments/valid.ts': `\uFEFF// a comment\r\n${module("labels: { a: 'on' }").replaceAll('\n', '\r\n')}`,
})

test('a timer that throws while a command is at work stops it, and is told with its file', () => {
  const { root, remove } = tree({
    'environments/lab.ts': `setInterval(() => { if (globalThis.isAtWork) throw 'x' }, 1)\n${module('')}`,
  })
  const evaluation = pathToFileURL(join(import.meta.dirname, '../../lib/load/evaluation.ts'))
  const command = `
    const { evaluate } = await import('${evaluation}')
    const { strayed } = await evaluate(${JSON.stringify(root)}, ['environments/lab.ts'])
    console.log(strayed.length, 'strayed')
    globalThis.isAtWork = true
    setInterval(() => {}, 1000)`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', command], {
    encoding: 'utf8',
    // It would never end by itself.
    timeout: 60_000,
  })
  remove()
  assert.equal(
    [status, stdout, stderr],
    [1, '0 strayed\n', 'environments/lab.ts: throws x\n1 problem; the command was stopped\n'],
  )
})

test("an exit code that an environment sets is not the command's", () => {
  const { run, remove } = tree({ 'environments/lab.ts': `process.exitCode = 3\n${module('')}` })
  assert.is(run('build').status, 0)
  remove()
})

test('an exit listener of an environment makes no success of a build that failed', () => {
  const { run, remove } = tree({
    'environments/lab.ts': `process.on('exit', () => { process.exitCode = 0 })\n${module("namespace: 'Lab'")}`,
  })
  const { status } = run('build')
  remove()
  assert.is(status, 1)
})

test('a timer that an environment leaves behind keeps no build from its end', () => {
  const { run, remove } = tree({ 'environments/lab.ts': `setInterval(() => {}, 1000)\n${module('')}` })
  const { status } = run('build')
  remove()
  assert.is(status, 0)
})

test.run()
