import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { createTwoFilesPatch } from 'diff'
import { manifest, manifestPath } from './manifest.ts'
import type { Plan } from './plan.ts'

/** What a reviewer needs to see when a tree is not what its sources make: missing, extra and differing files. */
export const report = async (root: string, plan: Plan): Promise<{ text: string; differs: boolean }> => {
  const { made, removed, changed, unchanged } = plan
  const listed = await readFile(join(root, manifestPath), 'utf8').catch(() => '')
  const own = manifest([...made, ...changed].map(({ path }) => path).concat(unchanged))
  const stale = listed === own.text ? [] : [{ path: manifestPath, text: own.text, before: listed }]
  const differing = [...changed, ...stale]
  const count = made.length + removed.length + differing.length
  if (count === 0) return { differs: false, text: `${unchanged.length} files are what environments/ make\n` }
  const lines = [
    ...made.map(({ path }) => `missing  ${path}`),
    ...removed.map(({ path }) => `extra    ${path}`),
    ...differing.map(({ path }) => `differs  ${path}`),
    '',
    ...differing.map(({ path, before, text }) => coloured(difference(path, before, text))),
    `${count} ${count === 1 ? 'file is' : 'files are'} not what environments/ make; run \`npm run build\` and commit what it makes`,
  ]
  return { differs: true, text: `${lines.join('\n')}\n` }
}

const difference = (path: string, before: string, after: string): string =>
  createTwoFilesPatch(`${path} (committed)`, `${path} (generated)`, before, after)
    .split('\n')
    .slice(1)
    .join('\n')

/** A diff's lines in colour on a terminal; `styleText` leaves them plain in a pipe and under NO_COLOR. */
const coloured = (diff: string): string =>
  diff
    .split('\n')
    .map(line =>
      line.startsWith('+') ? styleText('green', line) : line.startsWith('-') ? styleText('red', line) : line,
    )
    .join('\n')
