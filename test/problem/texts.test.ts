import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { problemOf } from '../../lib/problem/fault.ts'
import { fieldName, valueAt } from '../../lib/problem/field-path.ts'
import { fileProblem } from '../../lib/problem/file-problem.ts'
import { gathered } from '../../lib/problem/gathered.ts'
import { isObject, isObjectOrList } from '../../lib/problem/is-object.ts'
import { nearestName } from '../../lib/problem/nearest-name.ts'
import {
  errors,
  formatProblem,
  type Problem,
  printable,
  printableLines,
  received,
  shortened,
} from '../../lib/problem/problem.ts'
import { progressTo } from '../../lib/problem/progress.ts'
import { inShell, joined, shell } from '../../lib/problem/shell.ts'
import { undefinedOnError } from '../../lib/problem/undefined-on-error.ts'

const file = 'environments/lab.ts'

for (const [path, name] of [
  [[], ''],
  [['a'], 'a'],
  [['a', 'b_1', '$c'], 'a.b_1.$c'],
  [['a', 2, 'b'], 'a[2].b'],
  [[0], '[0]'],
  [['labels', 'a/b'], 'labels["a/b"]'],
  [['a-b', 'c'], '["a-b"].c'],
  [['1a', ''], '["1a"][""]'],
  [['é'], '["é"]'],
] as const)
  test(`the field ${JSON.stringify(path)} is called ${name || 'nothing'}`, () =>
    assert.is(fieldName([...path]), name))

test('a value is found by its path, and neither getters nor what every object has are asked', () => {
  const value = {
    a: [{ b: 1 }],
    get c(): never {
      throw new Error('asked')
    },
    d: new Proxy({}, { getOwnPropertyDescriptor: () => assert.unreachable() as never }),
  }
  assert.is(valueAt(value, ['a', 0, 'b']), 1)
  assert.is(valueAt(value, []), value)
  for (const path of [['a', 1, 'b'], ['c'], ['d', 'e'], ['constructor'], ['a', 0, 'b', 'toFixed']])
    assert.is(valueAt(value, path), undefined)
})

for (const [code, message] of [
  ['EACCES', 'may not be read or written by this user (EACCES); correct its permissions or its owner'],
  ['EPERM', 'may not be changed by this user (EPERM); correct its permissions or its owner'],
  ['EROFS', 'is on a read-only file system (EROFS); build where the tree can be written'],
  ['ENOSPC', 'has no space left on its device (ENOSPC); free some and run it again'],
  ['EDQUOT', 'is over the disk quota (EDQUOT); free some space and run it again'],
  [
    'EXDEV',
    'is on another file system than the root (EXDEV); a file is renamed into its place, which works within one only',
  ],
  ['ENOENT', 'does not exist (ENOENT), or disappeared during the build'],
  ['ENOTDIR', 'is below something that is not a folder (ENOTDIR)'],
  ['EISDIR', 'is a folder where a file should be (EISDIR)'],
  ['EMFILE', 'cannot be opened: too many files are open (EMFILE)'],
  ['EIO', 'EIO (open)'],
] as const)
  test(`${code} is told in words`, () =>
    assert.equal(
      fileProblem(Object.assign(new Error(), { code, syscall: 'open', path: '/tree/a/b' }), '/tree'),
      {
        file: 'a/b',
        message,
      },
    ))

test('the file of a failed call is told from the root: where it was to go, where it stands, or the root', () => {
  const fileOf = (own: object) =>
    fileProblem(Object.assign(new Error(), { code: 'EIO', syscall: 'a' }, own), '/tree').file
  assert.is(fileOf({ path: '/tree/a', dest: '/tree/b' }), 'b')
  assert.is(fileOf({ path: '/tree' }), '/tree')
  assert.is(fileOf({ path: '/other/a' }), '/other/a')
  assert.is(fileOf({ path: '/tree/..a' }), '/tree/..a')
  assert.is(fileOf({}), '/tree')
})

for (const mistake of [
  new Error('a'),
  Object.assign(new Error('a'), { code: 'EIO' }),
  Object.assign(new Error('a'), { syscall: 'open' }),
  { code: 'EIO', syscall: 'open' },
])
  test('what no system call failed with is thrown on', () =>
    assert.throws(
      () => fileProblem(mistake, '/tree'),
      (error: unknown) => error === mistake,
    ))

test('a problem is one line, with its place and whether it is a warning', () => {
  assert.is(formatProblem({ file, message: 'a' }), 'environments/lab.ts: a')
  assert.is(formatProblem({ file, line: 2, message: 'a' }), 'environments/lab.ts:2: a')
  assert.is(
    formatProblem({ file, line: 2, column: 3, message: 'a', severity: 'warning' }),
    'environments/lab.ts:2:3: warning: a',
  )
  assert.is(formatProblem({ file, message: 'a\nb' }), 'environments/lab.ts: a\\u000ab')
  assert.is(formatProblem({ file, message: 'password: hunter2' }), 'environments/lab.ts: (hidden)')
  assert.is(formatProblem({ file: 'a', message: 'b'.repeat(1497) }).length, 1500)
  assert.is(formatProblem({ file: 'a', message: 'b'.repeat(1498) }), `a: ${'b'.repeat(1494)}...`)
  assert.equal(
    errors([
      { file, message: 'a' },
      { file, message: 'b', severity: 'warning' },
    ]),
    [{ file, message: 'a' }],
  )
})

test('what would steer a terminal is escaped', () => {
  for (const code of ['001b', '0007', '0085', '2028', '2029', '202a', '202e', '2066', '2069', 'feff'])
    assert.is(printable(`a${String.fromCharCode(Number.parseInt(code, 16))}b`), `a\\u${code}b`)
  assert.is(printable('aé😀\u202f\u2065b'), 'aé😀\u202f\u2065b')
  assert.is(printableLines('a\nb\rc\n'), 'a\nb\\u000dc\n')
})

test('what is long is cut, and what is secret hidden', () => {
  assert.is(shortened('a'.repeat(200)), 'a'.repeat(200))
  assert.is(shortened('a'.repeat(201)), `${'a'.repeat(197)}...`)
  assert.is(shortened('abcdef', 5), 'ab...')
  assert.is(received('a'.repeat(58)), `"${'a'.repeat(58)}"`)
  assert.is(received('a'.repeat(59)), `"${'a'.repeat(56)}...`)
  assert.is(received(undefined), 'undefined')
  assert.is(received({ privateKey: 'hunter2', a: [1] }), '{"privateKey":"(hidden)","a":[1]}')
  assert.is(received('hunter2', ['a', 'password', 0]), '"(hidden)"')
  assert.is(received('hunter2', ['password', 'a']), '"hunter2"')
  assert.is(received('PVEAPIToken=a'), '"(hidden)')
})

test('a fault is told by its field, at its place in the file', () => {
  const located = { file, locate: (field: unknown[]) => ({ line: field.length, column: 7 }) }
  assert.equal(problemOf(located, { path: ['a', 0], message: 'is wrong' }), {
    file,
    line: 2,
    column: 7,
    message: 'a[0] is wrong',
    field: ['a', 0],
  })
  assert.equal(
    problemOf({ file, locate: () => ({}) }, { path: [], message: 'is wrong', severity: 'warning' }),
    {
      file,
      message: 'is wrong',
      field: [],
      severity: 'warning',
    },
  )
  const long = problemOf({ file, locate: () => ({}) }, { path: ['a'.repeat(318)], message: 'b' })
  assert.is(long.message, `["${'a'.repeat(314)}..."] b`)
  assert.is(
    problemOf({ file, locate: () => ({}) }, { path: ['a'.repeat(317)], message: 'b' }).message,
    `${'a'.repeat(317)} b`,
  )
})

const shared = (of: string, own: Partial<Problem> = {}): Problem => ({
  file: 'environments/shared/a.ts',
  line: 1,
  of,
  message: 'm',
  ...own,
})
const own = (name: string, more: Partial<Problem> = {}): Problem => ({
  file: name,
  field: ['a'],
  message: 'm',
  ...more,
})

/** Problems of several environments, and what is told of them. */
const several: [title: string, problems: Problem[], told: string[]][] = [
  ['one', [own('a')], ['a: m']],
  ['two of their own', [own('a'), own('b')], ['a: m', 'b: m']],
  ['three of their own', [own('a'), own('b'), own('c')], ['a: m (and in b, c)']],
  ['four of their own', [own('a'), own('b'), own('c'), own('d')], ['a: m (and in b, c, d)']],
  [
    'five of their own',
    [own('a'), own('b'), own('c'), own('d'), own('e')],
    ['a: m (and in 4 more environments)'],
  ],
  ['three of two files', [own('a'), own('a'), own('b')], ['a: m', 'a: m', 'b: m']],
  [
    'three, one of which is a warning',
    [own('a'), own('b', { severity: 'warning' }), own('c')],
    ['a: m', 'b: warning: m', 'c: m'],
  ],
  ['three of other messages', [own('a'), own('b', { message: 'n' }), own('c')], ['a: m', 'b: n', 'c: m']],
  ['three without a field', ['a', 'b', 'c'].map(file => ({ file, message: 'm' })), ['a: m', 'b: m', 'c: m']],
  ['one in a shared file', [shared('a')], ['environments/shared/a.ts:1: m']],
  ['two in a shared file', [shared('a'), shared('b')], ['environments/shared/a.ts:1: m (in a, b)']],
  [
    'two lines of a shared file',
    [shared('a'), shared('b', { line: 2 })],
    ['environments/shared/a.ts:1: m', 'environments/shared/a.ts:2: m'],
  ],
  [
    'two columns of a shared file',
    [shared('a', { column: 1 }), shared('b', { column: 2 })],
    ['environments/shared/a.ts:1:1: m', 'environments/shared/a.ts:1:2: m'],
  ],
  [
    'four in a shared file',
    ['a', 'b', 'c', 'd'].map(of => shared(of)),
    ['environments/shared/a.ts:1: m (in a, b, c, d)'],
  ],
  [
    'five in a shared file',
    ['a', 'b', 'c', 'd', 'e'].map(of => shared(of)),
    ['environments/shared/a.ts:1: m (in a and 4 more environments)'],
  ],
]

for (const [title, problems, told] of several)
  test(`what several environments have in common is told once: ${title}`, () =>
    assert.equal(gathered(problems).map(formatProblem), told))

test('an object is no list, and neither is null', () => {
  const all = [{}, [], null, 1, 'a', undefined, () => 1]
  assert.equal(all.map(isObject), [true, false, false, false, false, false, false])
  assert.equal(all.map(isObjectOrList), [true, true, false, false, false, false, false])
})

test('a name is meant by a third of its letters at most', () => {
  assert.is(nearestName('abcdefghi', ['abcdefxyz']), '; did you mean "abcdefxyz"?')
  assert.is(nearestName('abcdefgh', ['abcdexyz']), '')
  assert.is(nearestName('ab', ['cd']), '; did you mean "cd"?')
  assert.is(nearestName('abc', ['def']), '')
})

test('what is pasted into a shell is one word, whatever it holds', () => {
  assert.is(inShell('a/b-c.d_e@f%g+h=i:j,k'), 'a/b-c.d_e@f%g+h=i:j,k')
  assert.is(inShell(''), "''")
  assert.is(inShell('a b'), "'a b'")
  assert.is(inShell("it's"), "'it'\\''s'")
  assert.is(inShell('$(a)'), "'$(a)'")
  assert.is(inShell('a\nb'), "'a\nb'")
  assert.is(shell`a ${'b c'} --d=${1} ${['e', 'f g']} \n ${undefined}`, "a 'b c' --d=1 e 'f g' \n undefined")
  assert.is(joined(' && ', shell`a`, shell`b`), 'a && b')
})

test('progress is told to a terminal alone', () => {
  const written: string[] = []
  const stream = { write: (text: string) => written.push(text) > 0 }
  progressTo({ ...stream, isTTY: true })('a\u001b')
  progressTo({ ...stream, isTTY: false })('b')
  progressTo(stream)('c')
  assert.equal(written, ['a\\u001b …\n'])
})

test('a value that fails is none', () => {
  assert.is(
    undefinedOnError(() => 'a'),
    'a',
  )
  assert.is(
    undefinedOnError(() => {
      throw new Error()
    }),
    undefined,
  )
})

test.run()
