import { suite } from 'uvu'
import type { Report } from '../../../lib/difference/blocks.ts'
import { jsonReport } from '../../../lib/difference/report/json-report.ts'
import { markdownReport } from '../../../lib/difference/report/markdown-report.ts'
import type { ObjectText } from '../../../lib/difference/report/object-texts.ts'
import { textReport } from '../../../lib/difference/report/text-report.ts'
import { type Sentence, say } from '../../../lib/difference/sentence.ts'
import { approved } from '../../approved.ts'

const test = suite('whole reports')

const environments = (count: number) => Array.from({ length: count }, (_, index) => `site-${index + 1}`)
const sentences = (count: number): Sentence[] =>
  Array.from({ length: count }, (_, index) => say`change ${index + 1} of ${`value ${index}`}`)
const different = (count: number): Report['different'] =>
  environments(count).map(environment => ({ environment, sentences: [], objects: [] }))
const row = (how: 'goes' | 'anew' | 'comes' | 'changes', name: string, count: number) => ({
  how,
  kind: 'Service',
  name: `proxmox-monit-${name}`,
  environments: environments(count),
})
const none: Report = { blocks: [], delivery: [], objects: [], same: [], different: [] }

const hostile = 'a`b``c \u001b[2J | <b> '
const text = (environment: string, others: number, lines: string[]): ObjectText => ({
  environment,
  others,
  object: 'Service a',
  diff: lines.join('\n'),
})

/** Reports, each with what it is about, and texts of objects. */
const reports: [what: string, report: Report, texts?: ObjectText[]][] = [
  ['nothing', { ...none, same: ['lab'] }],
  [
    'the delivery alone',
    { ...none, same: ['lab', 'other'], delivery: [say`Flux: ${'Kustomization'} comes`] },
  ],
  [
    'one environment',
    { ...none, different: different(1), blocks: [{ environments: ['site-1'], sentences: sentences(1) }] },
  ],
  [
    'all environments and some of them',
    {
      ...none,
      different: different(7),
      same: ['lab'],
      delivery: sentences(2),
      blocks: [
        { environments: environments(7), sentences: sentences(2) },
        { environments: environments(6), sentences: sentences(25) },
        { environments: environments(5), sentences: sentences(26) },
        {
          environments: ['site-1'],
          sentences: [say`all of ${hostile}`, say`nothing is ${''}`, say`spaces: ${' a '}`],
        },
      ],
      objects: [
        row('goes', 'a', 1),
        row('anew', 'long-name', 3),
        row('comes', 'b', 4),
        row('changes', hostile, 7),
      ],
    },
    [
      text('site-1', 0, ['@@ -1 +1 @@', '-a', '+b', ' c', '+++', '---']),
      text('site-2', 3, ['+```', `+${hostile}`, '+````']),
    ],
  ],
  [
    'as many as a person reads',
    {
      ...none,
      different: different(2),
      blocks: Array.from({ length: 40 }, () => ({ environments: ['site-1'], sentences: sentences(1) })),
      objects: Array.from({ length: 60 }, (_, index) => row('changes', String(index), 1)),
    },
  ],
  [
    'more than a person reads',
    {
      ...none,
      different: different(2),
      blocks: Array.from({ length: 42 }, () => ({ environments: ['site-1'], sentences: sentences(1) })),
      objects: Array.from({ length: 62 }, (_, index) => row('changes', String(index), 1)),
    },
  ],
  [
    'more than a comment holds',
    {
      ...none,
      different: different(2),
      blocks: [
        { environments: environments(2), sentences: [say`short`] },
        ...Array.from({ length: 3 }, () => ({
          environments: ['site-2'],
          sentences: Array.from({ length: 25 }, () => [`${'long '.repeat(99)}`]),
        })),
      ],
    },
    Array.from({ length: 12 }, (_, index) => text(`site-${index}`, 0, [`+${'x'.repeat(9000)}`])),
  ],
]

const esc = '\u001b'

/** Rows of the same characters as their number, and colours as their names. */
const readable = (report: string): string =>
  report
    .replaceAll(/(x{99,})|((?:long ){9,})/g, run => `<${run.length} characters>`)
    .replaceAll(
      new RegExp(`${esc}\\[(\\d+)m`, 'g'),
      (_, code: string) => `<${{ 1: 'bold', 22: '/bold', 31: 'red', 32: 'green', 39: '/' }[code]}>`,
    )

for (const [what, report, texts = []] of reports)
  test(`a report on ${what} is as approved, for a terminal, a merge request and a program`, () => {
    const against = { name: 'main (1a2b3c4)', notes: what === 'nothing' ? ['a `note`', 'another'] : [] }
    const { FORCE_COLOR, NO_COLOR } = process.env
    process.env.FORCE_COLOR = '1'
    delete process.env.NO_COLOR
    const onTerminal = textReport(report, against, texts)
    if (FORCE_COLOR === undefined) delete process.env.FORCE_COLOR
    else process.env.FORCE_COLOR = FORCE_COLOR
    if (NO_COLOR !== undefined) process.env.NO_COLOR = NO_COLOR
    const all = [onTerminal, markdownReport(report, against, texts), jsonReport(report, against)]
    approved(import.meta.dirname, `${what.replaceAll(' ', '-')}.txt`, all.map(readable).join('\n---\n\n'))
  })

test.run()
