import { createTwoFilesPatch } from 'diff'
import { printable } from '../../problem/problem.ts'
import { manifestPath } from '../../write/manifest.ts'
import type { Plan } from '../../write/plan.ts'
import { coloured } from './coloured-diff.ts'

/** How a tree differs from what its sources generate, for a reviewer: missing, extra and differing files. */
export const differenceReport = ({
  made,
  removed,
  changed,
  unchanged,
  unlisted,
}: Plan): { text: string; differs: boolean } => {
  const count = made.length + removed.length + changed.length + unlisted.length
  if (count === 0) return { differs: false, text: `${unchanged.length} generated files are up to date\n` }
  const lines = [
    ...made.map(({ path }) => `missing  ${path}`),
    ...removed.map(({ path }) => `extra    ${path}`),
    // Their names are somebody's own.
    ...unlisted.map(path => `extra    ${printable(path)} (not in ${manifestPath}: delete it by hand)`),
    ...changed.map(({ path }) => `differs  ${path}`),
    '',
    ...changed.slice(0, shownDiffs).map(({ path, before, text }) => difference(path, before, text)),
    ...(changed.length > shownDiffs ? [`… and ${changed.length - shownDiffs} more that differ\n`] : []),
    `${count} ${count === 1 ? 'file is' : 'files are'} out of date; run \`npm run build\` and commit the result`,
  ]
  return { differs: true, text: `${lines.join('\n')}\n` }
}

/** A change in the base may show in every overlay; nobody reads the same diff a thousand times. */
const shownDiffs = 20

const difference = (path: string, before: string, after: string): string =>
  before.replaceAll('\r\n', '\n') === after
    ? `${path}: only its line ends differ, CRLF (committed) and LF (generated); see .gitattributes\n`
    : coloured(patch(path, visible(before), visible(after)) ?? `${path}: is too different to show how\n`)

/** A unified diff without its first line, a row of `=`; nothing of a file that has little in common with what it should be: its time grows by the square. */
const patch = (path: string, before: string, after: string): string | undefined =>
  createTwoFilesPatch(`${path} (committed)`, `${path} (generated)`, before, after, undefined, undefined, {
    maxEditLength: 5000,
  })?.replace(/^.*\n/, '')

/** Text with carriage returns and byte order marks, which terminals hide, spelled out. */
const visible = (text: string): string => text.replaceAll('\r', '\\r').replaceAll('\uFEFF', '\\uFEFF')
