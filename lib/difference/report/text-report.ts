import { styleText } from 'node:util'
import { numberOf } from '../../problem/number-of.ts'
import { printable } from '../../problem/problem.ts'
import type { Block, ObjectRow, Report } from '../blocks.ts'
import { counted, listed, type Sentence } from '../sentence.ts'
import { objectName } from '../subjects/objects.ts'
import type { ObjectText } from './object-texts.ts'
import { type Against, headOf, mostBlocks, mostObjects, mostSentences } from './report-head.ts'

/** A report for a terminal, in colour where it goes to one: words, then objects, then their texts where they are asked for. */
export const textReport = (report: Report, against: Against, texts: ObjectText[] = []): string => {
  const { blocks, delivery, objects, different } = report
  const left = blocks.slice(mostBlocks)
  const lines = [
    plain(headOf(report, against)),
    ...blocks.slice(0, mostBlocks).flatMap(block => ['', ...blockLines(block, different.length)]),
    ...(left.length > 0
      ? [
          '',
          `… and ${left.length} more groups of changes; name an environment to see its own, or give --json`,
        ]
      : []),
    ...(delivery.length > 0 ? ['', bold('gitops/, for all'), ...delivery.map(indented)] : []),
    ...(objects.length > 0 ? ['', bold('by object'), ...objectLines(objects)] : []),
    ...texts.flatMap(textLines),
  ]
  return `${lines.join('\n')}\n`
}

/** A sentence without marks. */
export const plain = (sentence: Sentence): string =>
  printable(sentence.map(word => (typeof word === 'string' ? word : word.value)).join(''))

const blockLines = ({ environments, sentences }: Block, all: number): string[] => {
  const name =
    environments.length > 1 && environments.length === all
      ? `all ${all} environments that differ`
      : environments.length > 5
        ? plain([...counted(environments.length, 'environment'), ' (', ...listed(environments, 3), ')'])
        : plain(listed(environments))
  const [first, ...others] = sentences
  if (first !== undefined && others.length === 0) return [`${bold(`${name}:`)} ${plain(first)}`]
  const left = sentences.length - mostSentences
  return [
    bold(name),
    ...sentences.slice(0, mostSentences).map(indented),
    ...(left > 0 ? [`  … and ${numberOf(left, 'more change')}`] : []),
  ]
}

const indented = (sentence: Sentence): string => `  ${plain(sentence)}`

const bold = (text: string): string => styleText('bold', text)

const objectLines = (objects: ObjectRow[]): string[] => {
  const shown = objects.slice(0, mostObjects)
  const width = Math.max(...shown.map(row => printable(objectName(row)).length))
  return [
    ...shown.map(row => `  ${marks[row.how]}  ${printable(objectName(row)).padEnd(width)}  ${whose(row)}`),
    ...(objects.length > shown.length ? [`  … and ${objects.length - shown.length} more`] : []),
  ]
}

const marks: Record<ObjectRow['how'], string> = {
  goes: 'goes   ',
  anew: 'anew   ',
  comes: 'comes  ',
  changes: 'changes',
}

const whose = ({ environments }: ObjectRow): string =>
  environments.length > 3 ? `${environments.length} environments` : plain(listed(environments))

const textLines = ({ environment, others, object, diff }: ObjectText): string[] => [
  '',
  bold(printable(`${environment}: ${object}${others > 0 ? ` (the same in ${others} more)` : ''}`)),
  ...diff.split('\n').map(line => coloured(printable(line))),
]

const coloured = (line: string): string =>
  line.startsWith('+') ? styleText('green', line) : line.startsWith('-') ? styleText('red', line) : line
