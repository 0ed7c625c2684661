import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

/** An environment with a text where any text may stand. */
const holding = (value: unknown) => ({
  ...lab,
  patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'add', path: '/metadata/annotations', value }] }],
})

const at = 'patches[0].patch[0].value.a'

for (const [code, name] of [
  [0x00, 'control character U+0000'],
  [0x07, 'control character U+0007'],
  [0x0b, 'control character U+000B'],
  [0x0d, 'carriage return U+000D'],
  [0x1b, 'control character U+001B'],
  [0x7f, 'control character U+007F'],
  [0x80, 'control character U+0080'],
  [0x85, 'control character U+0085'],
  [0x9f, 'control character U+009F'],
  [0x2028, 'line separator U+2028'],
  [0x2029, 'paragraph separator U+2029'],
  [0xfeff, 'byte order mark U+FEFF'],
  [0xfffe, 'noncharacter U+FFFE'],
  [0xffff, 'noncharacter U+FFFF'],
  [0xd800, 'lone surrogate U+D800'],
  [0xdc00, 'lone surrogate U+DC00'],
] as const)
  refuses(
    `a text has no ${name}`,
    holding({ a: `x${String.fromCharCode(code)}y` }),
    `${at} has the ${name} in its text; take it out`,
  )

refuses(
  'a key has none either',
  holding({ 'a\u2028': 'x' }),
  'patches[0].patch[0].value["a\\u2028"] has the line separator U+2028 in its name; take it out',
)
refuses(
  'a text that is no label either is told once',
  { ...lab, labels: { a: '\ufeffx' } },
  'labels.a has the byte order mark U+FEFF in its text; take it out',
)
for (const text of [
  'tab\tand\nnewline\n',
  'Ünïcödé',
  '😀 astral',
  '\u202eright to left',
  'a\u00a0b',
  '\u200b',
  '\u{1fffe}',
])
  accepts(`${JSON.stringify(text)} is a text`, holding({ a: text }))

refuses(
  'a key of 318 characters is none of Kubernetes, and of 1,024 none of YAML',
  holding({ ['k'.repeat(318)]: 'x' }),
  `patches[0].patch[0].value has a name of 318 characters, "${'k'.repeat(56)}...; Kubernetes has none over 317`,
)

for (const [text, isRefused] of [
  ['\ta\nb', true],
  ['\t\n', true],
  ['\t a\nb', true],
  ['\ta', false],
  ['a\n\tb', false],
  ['\n\ta', false],
  [' \ta\nb', false],
] as const) {
  const environment = {
    ...lab,
    patches: [
      {
        target: { kind: 'Service' },
        patch: [{ op: 'add', path: '/metadata/annotations', value: { a: text } }],
      },
    ],
  }
  const title = `Kustomize ${isRefused ? 'fails on' : 'takes'} ${JSON.stringify(text)}`
  if (isRefused)
    refuses(
      title,
      environment,
      'patches[0].patch[0].value.a starts with a tab and has several lines, which Kustomize fails on; start it with a space',
    )
  else accepts(title, environment)
}

test.run()
