import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportOf } from '../../lib/commands/steps/import-report.ts'
import { importText } from '../../lib/commands/steps/import-text.ts'
import { complete } from '../../lib/environment/defaults.ts'
import { schemaFile } from '../../lib/environment/schema.ts'
import { environmentText } from '../../lib/environment-file/environment-text.ts'
import { formatProblem, type Problem } from '../../lib/problem/problem.ts'
import { besideRelease, type Candidate, candidatesOf } from '../../lib/release/candidates.ts'
import type { Given } from '../../lib/release/imported-environment.ts'
import { parseInput } from '../../lib/release/parse-input.ts'

/** What a person says beside the files of a release. */
export interface Said extends Partial<Given> {
  name?: string
  takeOver?: boolean
}

const { value: schema } = await schemaFile(() => {})

/** All that `import` makes of files in test/release/cases: each environment's file, where its fields come from, the report; or what is wrong. */
export const wholeImport = (
  files: string[],
  { name, takeOver = false, hypervisors = [], ...given }: Said,
): string => {
  const parsed = files.map(file =>
    parseInput({ file, text: readFileSync(join(import.meta.dirname, 'cases', file), 'utf8') }),
  )
  const unread = parsed.flatMap(({ problems }) => problems)
  if (unread.length > 0) return listed(unread)
  const { candidates, problems } = candidatesOf(
    [{ ...(name !== undefined && { name }), documents: parsed.flatMap(({ documents }) => documents) }],
    { hypervisors, ...given },
  )
  if (problems.length > 0) return listed(problems)
  const kept = takeOver ? candidates : candidates.map(besideRelease)
  const environments = kept.map(({ imported }) => complete(imported.name, '', imported.environment))
  return [
    ...kept.map(written),
    importText(reportOf(kept, environments, { format: 'ts', dryRun: false, takeOver })),
  ].join('\n')
}

const written = ({ imported: { name, environment, notes, origins } }: Candidate): string =>
  [
    environmentText({ name, format: 'ts', environment, notes }, schema),
    `where the fields of ${name} come from`,
    ...[...origins].map(([field, { file, line }]) => `  ${field}  ${file}:${line}`),
    '',
  ].join('\n')

const listed = (problems: Problem[]): string =>
  problems.map(problem => `${formatProblem(problem)}\n`).join('')
