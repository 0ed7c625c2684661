import { printable } from '../../problem/problem.ts'
import type { Block, ObjectRow, Report } from '../blocks.ts'
import { counted, listed, type Sentence } from '../sentence.ts'
import { objectName } from '../subjects/objects.ts'
import type { ObjectText } from './object-texts.ts'
import { type Against, headOf, mostBlocks, mostObjects, mostSentences } from './report-head.ts'

/** GitHub refuses a comment of more than 65,536 characters; what is cut is counted. */
const most = 60_000

/** A report for a merge request: words first, objects and texts folded. It never gets longer than a comment may be. */
export const markdownReport = (report: Report, against: Against, texts: Iterable<ObjectText>): string => {
  const { blocks, delivery, objects, different } = report
  const words = cut(
    [
      ...blocks.map(block => blockText(block, different.length)),
      ...(delivery.length > 0 ? [`**gitops/**, for all\n\n${items(delivery)}`] : []),
    ],
    mostBlocks,
    most / 2,
    'more groups of changes',
  )
  const head = [
    '### What the clusters would get',
    marked(headOf(report, against)),
    ...against.notes.map(note => `> ${code(note)}`),
    ...words,
    ...(objects.length === 0 ? [] : [folded('Objects', objectTable(objects))]),
  ].join('\n\n')
  const room = most - head.length - 200
  const shown = cut(textBlocks(texts, room), Number.POSITIVE_INFINITY, room, 'more objects')
  return `${[head, ...(shown.length === 0 ? [] : [folded('Text', shown.join('\n\n'))])].join('\n\n')}\n`
}

/** As many parts as fit, then how many are left. */
const cut = (parts: string[], count: number, size: number, rest: string): string[] => {
  let left = size
  const shown = parts.slice(0, count).filter(part => {
    left -= part.length + 2
    return left > 0
  })
  return shown.length === parts.length
    ? parts
    : [...shown, `… and ${parts.length - shown.length} ${rest}: \`npm run diff\` shows them.`]
}

const blockText = ({ environments, sentences }: Block, all: number): string => {
  const name =
    environments.length > 1 && environments.length === all
      ? `**all ${all} environments that differ**`
      : environments.length > 5
        ? `**${environments.length} environments** (${marked(listed(environments, 3))})`
        : `**${marked(listed(environments))}**`
  return `${name}\n\n${items(sentences)}`
}

const items = (sentences: Sentence[]): string => {
  const left = sentences.length - mostSentences
  return [
    ...sentences.slice(0, mostSentences).map(sentence => `- ${marked(sentence)}`),
    ...(left > 0 ? [`- … and ${left} more`] : []),
  ].join('\n')
}

/** A sentence with what others wrote as code: there no mark, tag or mention of theirs works. */
export const marked = (sentence: Sentence): string =>
  sentence.map(word => (typeof word === 'string' ? word : code(word.value))).join('')

/** A text as code, between more backticks than it has in a row. */
const code = (text: string): string => {
  const safe = printable(text)
  const fence = '`'.repeat(longestRun(safe) + 1)
  return fence.length > 1 || /^ | $/.test(safe) ? `${fence} ${safe} ${fence}` : `\`${safe}\``
}

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))

const folded = (title: string, text: string): string =>
  `<details><summary>${title}</summary>\n\n${text}\n\n</details>`

const objectTable = (objects: ObjectRow[]): string =>
  [
    '| | object | environments |',
    '| --- | --- | --- |',
    ...objects
      .slice(0, mostObjects)
      .map(row => `| ${row.how} | ${cell(code(objectName(row)))} | ${cell(whose(row))} |`),
    ...(objects.length > mostObjects ? [`| | … and ${objects.length - mostObjects} more | |`] : []),
  ].join('\n')

/** A bar ends a table's cell, in code as well. */
const cell = (text: string): string => text.replaceAll('|', '\\|')

const whose = ({ environments }: ObjectRow): string =>
  environments.length > 3 ? marked(counted(environments.length, 'environment')) : marked(listed(environments))

const textBlocks = (texts: Iterable<ObjectText>, room: number): string[] => {
  const blocks: string[] = []
  let size = 0
  for (const { environment, others, object, diff } of texts) {
    const same = others > 0 ? ` (the same in ${others} more)` : ''
    const text = diff.split('\n').map(printable).join('\n')
    const fence = '`'.repeat(Math.max(3, longestRun(text) + 1))
    blocks.push(`${code(environment)}: ${code(object)}${same}\n\n${fence}diff\n${text}\n${fence}`)
    size += text.length
    // What does not fit any more is only counted, and need not be made; a few more show that some are left.
    if (size > 4 * room) break
  }
  return blocks
}
