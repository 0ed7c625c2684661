import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { Assertion } from 'uvu/assert'

const repository = join(import.meta.dirname, '..')

/** The most lines of a difference that are shown. */
const most = 80

/**
 * Compares a whole text with the file of that name in `approved/` beside the test: `approved(import.meta.dirname, 'pbs.yaml', text)`.
 * What a person has approved is committed; `APPROVE=yes` writes it, except where CI runs.
 * A text of TypeScript ends with `.txt`, so that neither linter nor compiler takes it for ours.
 */
export const approved = (
  folder: string,
  name: string,
  text: string,
  { APPROVE, CI }: NodeJS.ProcessEnv = process.env,
): void => {
  const path = join(folder, 'approved', name)
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  if (before === text) return
  if (APPROVE === 'yes' && (CI ?? '') === '') {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    return
  }
  const shown = relative(repository, path).split(sep).join('/')
  const pattern = relative(repository, folder).split(sep).join('/')
  throw new Assertion({
    message: `${shown} ${before === undefined ? 'is missing' : 'holds another text'}; APPROVE=yes npm test -- ${pattern} writes it: read the difference before you commit it`,
    operator: 'approved',
    actual: text,
    expects: before,
    details: difference(before ?? '', text),
  })
}

const difference = (before: string, after: string): string => {
  const lines = createTwoFilesPatch('approved', 'now', before, after, '', '', { context: 2 })
    .split('\n')
    .slice(1)
  const left = lines.length - most
  return [...lines.slice(0, most), ...(left > 0 ? [`… ${left} more lines`] : [])].join('\n')
}
