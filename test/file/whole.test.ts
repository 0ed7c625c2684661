import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { generatedNotice, saysGenerated } from '../../lib/file/generated-notice.ts'
import { serialize } from '../../lib/file/serialize.ts'
import { patchText, toYaml } from '../../lib/file/yaml.ts'

/** Texts, and how they stand in a file and in a patch; the same where one is given. */
const scalars: [text: string, inFile: string, inPatch?: string][] = [
  ['lab', 'lab'],
  ['a b', 'a b'],
  ['', "''"],
  ['on', "'on'"],
  ['null', "'null'"],
  ['1', "'1'"],
  ['1.5', "'1.5'"],
  ['0o7', "'0o7'"],
  ['1_000', "'1_000'"],
  ['1:30', "'1:30'"],
  ['2001-01-01', "'2001-01-01'"],
  ['.5', "'.5'"],
  ['-.inf', "'-.inf'"],
  ['.NaN', "'.NaN'"],
  ['+1', "'+1'"],
  ['-1a', "'-1a'"],
  ['1a', "'1a'"],
  ['2001:db8::1', "'2001:db8::1'"],
  ['198.51.100.1', '198.51.100.1'],
  ['198.51.100.0/24', '198.51.100.0/24'],
  ['198.51.100', "'198.51.100'"],
  ['198.51.100.0/245', "'198.51.100.0/245'"],
  ['1234.1.1.1', "'1234.1.1.1'"],
  ['5m', '5m'],
  ['10ms', '10ms'],
  ['1d', '1d'],
  ['128Mi', '128Mi'],
  ['1Ki', '1Ki'],
  ['1Pi', "'1Pi'"],
  ['5x', "'5x'"],
  ["it's", "it's"],
  ["a: it's", '"a: it\'s"'],
  ['a: "b"', '\'a: "b"\''],
  ['a: b', "'a: b'"],
  ['a: \'b\' "c"', "'a: ''b'' \"c\"'"],
  ["a: it's \\", "'a: it''s \\'"],
  ['a\nb', '|-\n  a\n  b', '"a\\nb"'],
  ['a\nb\n', '|\n  a\n  b', '"a\\nb\\n"'],
  ['1\n2', '|-\n  1\n  2', '"1\\n2"'],
]

for (const [text, inFile, inPatch = inFile] of scalars)
  test(`${JSON.stringify(text)} stands as ${inFile} in a file and as ${inPatch} in a patch`, () => {
    assert.is(toYaml({ a: text }), `a: ${inFile}\n`)
    assert.is(patchText([{ a: text }]), `- a: ${inPatch}\n`)
  })

test('what stands in two places is written twice, and no line is folded', () => {
  const same = { b: ['x '.repeat(100).trim()] }
  assert.is(toYaml({ a: same, c: same }), `a:\n  b:\n    - ${same.b}\nc:\n  b:\n    - ${same.b}\n`)
  assert.is(toYaml({ a: 1, b: true, c: null, d: 1.5 }), 'a: 1\nb: true\nc: null\nd: 1.5\n')
})

test('a file says in its beginning of what it is made, in the way of its language', () => {
  const notice = 'Generated from lib/a.ts by npm run build; change that file, not this one.'
  assert.is(generatedNotice('lib/a.ts'), notice)
  const text = (path: string, value: object | string) => serialize({ path, value, source: 'lib/a.ts' })
  assert.is(text('a.yaml', { b: 1 }), `# ${notice}\nb: 1\n`)
  assert.is(text('a.json', { b: 1 }), `{\n  "$comment": "${notice}",\n  "b": 1\n}\n`)
  assert.is(text('a.js', 'b()\n'), `// ${notice}\nb()\n`)
  for (const made of [text('a.yaml', {}), text('a.json', {}), text('a.js', '')])
    assert.ok(saysGenerated(made))
  assert.ok(saysGenerated(text('a.json', {}).replaceAll('\n', '\r\n')))
  for (const other of [
    '',
    `a\n# ${notice}`,
    notice,
    `#${notice}`,
    '# Generated from  by npm run build',
    `{ "$comment": "${notice}" }`,
  ])
    assert.not(saysGenerated(other), other)
})

test.run()
