import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseDocument } from 'yaml'
import { decoded, yamlFailure } from '../../lib/load/load-yaml.ts'
import { plainData } from '../../lib/load/plain-data.ts'
import { readAtMost } from '../../lib/load/read-at-most.ts'
import { syntaxMistake } from '../../lib/load/syntax-mistake.ts'
import { misreadings, syntaxErrors } from '../../lib/load/yaml-misreadings.ts'
import { fieldName } from '../../lib/problem/field-path.ts'
import { approved } from '../approved.ts'
import { documents, scalars } from './texts.ts'

const readings = (text: string): string[] => {
  const document = parseDocument(text, { prettyErrors: false })
  return misreadings(document, text).map(({ offset, message }) => `  ${offset}: ${message}\n`)
}

test('which plain scalars YAML 1.1 reads differently, and what is told of them, is as it was approved', () => {
  const lines = scalars.map(scalar => `${scalar}\n${readings(`a: ${scalar}\n`).join('')}`)
  approved(import.meta.dirname, 'scalars.txt', lines.join(''))
})

test('what is told of documents that slips of the pen break is as it was approved', () => {
  const lines = documents.map(text => {
    const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text
    return `${JSON.stringify(shown)}\n${readings(text).join('')}`
  })
  approved(import.meta.dirname, 'documents.txt', lines.join(''))
})

test('syntax errors alone leave out what is only doubtful', () => {
  const text = 'a: on\na: off\n'
  assert.equal(syntaxErrors(parseDocument(text, { prettyErrors: false }), text), [
    { offset: 6, message: 'the key "a" appears twice; keep one of them' },
  ])
})

const sparse: unknown[] = []
sparse[1] = 'a'
const cyclic: { own?: object } = {}
cyclic.own = cyclic
const levels = (count: number): unknown => (count === 0 ? 1 : { a: levels(count - 1) })

/** Values that TypeScript may give, by what is told of them. */
const values: [value: unknown, ...told: string[]][] = [
  [{ a: [1, 'b', true, null, { c: -0.5 }] }],
  [Object.create(null)],
  [undefined, ' is undefined, …'],
  [{ a: undefined }, 'a is undefined, …'],
  [sparse, '[0] is undefined, …'],
  [{ a: Number.NaN, b: Number.POSITIVE_INFINITY }, 'a is NaN, …', 'b is Infinity, …'],
  [
    { a: 2 ** 53 - 1, b: 2 ** 53 },
    'b is a whole number beyond 2^53, whose last digits are lost; write a smaller one, or text',
  ],
  [{ a: 1e300 }, 'a is a whole number beyond 2^53, whose last digits are lost; write a smaller one, or text'],
  [{ a: 10n, b: Symbol('c'), c: () => 1 }, 'a is a bigint, …', 'b is a symbol, …', 'c is a function, …'],
  [{ a: new Date(0), b: new Map(), c: /x/ }, 'a is a Date, …', 'b is a Map, …', 'c is a RegExp, …'],
  [{ a: Object.create({}) }, 'a is a Object, …'],
  [{ a: Object.create(Object.create(null)) }, 'a is a nameless object, …'],
  [
    {
      a: {
        get b() {
          return 1
        },
      },
    },
    'a.b is computed by a getter; write the value',
  ],
  [{ a: new Proxy({}, {}) }, 'a is a Proxy, …'],
  [cyclic, 'own holds itself'],
  [{ a: Object.assign([1], { b: 2 }) }, 'a is a list with the field "b", …'],
  [{ a: Object.assign([1], { a1: 2 }) }, 'a is a list with the field "a1", …'],
  [{ a: Object.assign([1], { '1a': 2 }) }, 'a is a list with the field "1a", …'],
  [{ a: new (class Own extends Array {})() }, 'a is a list of a class of its own, …'],
  [levels(50)],
  [levels(51), 'a.a.a is nested over 50 levels deep, which no field is; flatten it'],
]

const plainly = 'and an environment is plain data: objects, lists, text, numbers, true and false'

for (const [index, [value, ...told]] of values.entries())
  test(`value ${index} is ${told.join('; ') || 'plain data'}`, () =>
    assert.equal(
      plainData(value).map(({ path, message }) => `${fieldName(path)} ${message}`),
      told.map(line => line.replace('…', plainly)),
    ))

/** What Node shows of a syntax error: message, source line and where it stops; the lines above; what is told. */
const mistakes: [message: string, shown: string, column: number, above: string[], told: string][] = [
  ["Unexpected token '<eof>'", '', 0, [], 'the file ends too early; a } or ) is missing'],
  ['Unexpected token', 'a b', 2, [], 'Unexpected token'],
  [
    "Expected ',', got 'x'",
    "  b: 'x'",
    2,
    ["  a: 'y'"],
    "Expected ',', got 'x'; is a comma missing at the end of line 1?",
  ],
  [
    "Expected ',', got 'x'",
    "  b: 'x'",
    2,
    ["  a: 'y'", '', '  // c'],
    "Expected ',', got 'x'; is a comma missing at the end of line 1?",
  ],
  ["Expected ',', got 'x'", "  b: 'x'", 2, ["  a: 'y',"], "Expected ',', got 'x'"],
  ["Expected ',', got 'x'", "  b: 'x'", 2, ['a({'], "Expected ',', got 'x'"],
  ["Expected ',', got 'x'", "  b: 'x'", 2, ['a(['], "Expected ',', got 'x'"],
  ["Expected ',', got 'x'", "  b: 'x'", 2, ['a( '], "Expected ',', got 'x'"],
  ["Expected ',', got 'x'", "  b: 'x'", 2, [], "Expected ',', got 'x'"],
  ["Expected ',', got 'x'", "a: 'y' bc: 'x'", 7, [], "Expected ',', got 'x'; is a comma missing before bc?"],
  ["Expected ',', got 'x'", "a: 'y' $b : 'x'", 7, [], "Expected ',', got 'x'; is a comma missing before $b?"],
  ["Expected ',', got 'x'", "a: 'y' 'hunter2'", 7, [], "Expected ',', got 'x'"],
  ["Expected ',', got '.1'", 'a: 198.51.100.1', 9, [], "Expected ',', got '.1'; put 198.51.100.1 in quotes"],
  [
    "Expected ',', got '.1'",
    'a: 198.51.100.1/24',
    9,
    [],
    "Expected ',', got '.1'; put 198.51.100.1 in quotes",
  ],
]

for (const [index, [message, shown, column, above, told]] of mistakes.entries())
  test(`syntax error ${index} is told as ${told}`, () => {
    const stack = `file:///a.ts:1\n${shown}\n${' '.repeat(column)}^^^\n${message}`
    const lines = [...above, shown, 'behind']
    assert.is(syntaxMistake(message, stack, lines, above.length + 1), told)
    assert.is(
      syntaxMistake(message, 'no source', lines, above.length + 1),
      told.startsWith('the file') ? told : message,
    )
  })

test('a text is UTF-8 or none, and its byte order mark is left out', () => {
  assert.is(decoded(Buffer.from('\ufeffaé')), 'aé')
  assert.is(decoded(Buffer.from([0x61, 0xe9])), undefined)
})

test('what YAML’s parser throws is told where it is the document’s fault', () => {
  assert.is(
    yamlFailure(new ReferenceError('Excessive alias count indicates a resource exhaustion attack')),
    'has aliases of aliases that multiply; write the values out',
  )
  assert.is(yamlFailure(new RangeError('Maximum call stack size exceeded')), 'is nested too deep; flatten it')
  for (const mistake of [
    new ReferenceError('x is not defined'),
    new RangeError('Invalid array length'),
    new Error('Excessive alias count'),
    new Error('Maximum call stack size exceeded'),
  ])
    assert.throws(
      () => yamlFailure(mistake),
      (error: unknown) => error === mistake,
    )
})

test('of a stream that is longer than allowed nothing is given', async () => {
  const stream = async function* () {
    yield Buffer.from('ab')
    yield Buffer.from('cd')
  }
  assert.is(`${await readAtMost(stream(), 4)}`, 'abcd')
  assert.is(await readAtMost(stream(), 3), undefined)
})

test.run()
