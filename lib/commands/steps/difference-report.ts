import { styleText } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { manifestPath } from '../../write/manifest.ts'
import type { Plan } from '../../write/plan.ts'

/** What a reviewer needs to see when a tree is not what its sources make: missing, extra and differing files. */
export const differenceReport = ({
  made,
  removed,
  changed,
  unchanged,
  unlisted,
}: Plan): { text: string; differs: boolean } => {
  const count = made.length + removed.length + changed.length + unlisted.length
  if (count === 0) return { differs: false, text: `${unchanged.length} files are what environments/ make\n` }
  const lines = [
    ...made.map(({ path }) => `missing  ${path}`),
    ...removed.map(({ path }) => `extra    ${path}`),
    ...unlisted.map(path => `extra    ${path} (not in ${manifestPath}: delete it yourself)`),
    ...changed.map(({ path }) => `differs  ${path}`),
    '',
    ...changed.slice(0, shownDiffs).map(({ path, before, text }) => difference(path, before, text)),
    ...(changed.length > shownDiffs ? [`… and ${changed.length - shownDiffs} more that differ\n`] : []),
    `${count} ${count === 1 ? 'file is' : 'files are'} not what environments/ make; run \`npm run build\` and commit what it makes`,
  ]
  return { differs: true, text: `${lines.join('\n')}\n` }
}

/** A change of the base may differ in every overlay; nobody reads a thousand times the same. */
const shownDiffs = 20

const difference = (path: string, before: string, after: string): string =>
  before.replaceAll('\r\n', '\n') === after
    ? `${path}: only its line ends differ, CRLF (committed) and LF (generated); see .gitattributes\n`
    : coloured(patch(path, visible(before), visible(after)))

/** Without its first line, a row of `=`. */
const patch = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`${path} (committed)`, `${path} (generated)`, before, after).replace(/^.*\n/, '')

/** Carriage returns and byte order marks, which terminals do not show, spelled out. */
const visible = (text: string): string => text.replaceAll('\r', '\\r').replaceAll('\uFEFF', '\\uFEFF')

/** A diff's lines in colour on a terminal; `styleText` leaves them plain in a pipe and under NO_COLOR. */
const coloured = (diff: string): string =>
  diff
    .split('\n')
    .map(line =>
      line.startsWith('+') ? styleText('green', line) : line.startsWith('-') ? styleText('red', line) : line,
    )
    .join('\n')
