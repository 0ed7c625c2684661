import { formatProblem } from '../../lib/problem/problem.ts'
import { candidatesOf } from '../../lib/release/candidates.ts'
import type { Given } from '../../lib/release/imported-environment.ts'
import { parseInput } from '../../lib/release/parse-input.ts'
import type { Use } from '../../lib/release/reader.ts'

/** What these files, in their order, would become; the problems as they are printed. */
export const read = (files: Record<string, string>, name?: string, given: Partial<Given> = {}) => {
  const parsed = Object.entries(files).map(([file, text]) => parseInput({ file, text }))
  const early = parsed.flatMap(({ problems }) => problems)
  const { candidates, problems } =
    early.length > 0
      ? { candidates: [], problems: early }
      : candidatesOf(
          [{ ...(name !== undefined && { name }), documents: parsed.flatMap(({ documents }) => documents) }],
          { hypervisors: [], ...given },
        )
  return {
    environments: Object.fromEntries(candidates.map(({ imported }) => [imported.name, imported.environment])),
    problems: problems.map(formatProblem),
    notes: candidates.flatMap(({ imported }) =>
      imported.notes.map(({ path, text }) => `${path.join('.')}: ${text}`),
    ),
    origins: Object.fromEntries(
      candidates.flatMap(({ imported }) =>
        [...imported.origins].map(([field, { file, line }]) => [field, `${file}:${line}`]),
      ),
    ),
    steps: candidates.flatMap(({ imported }) => imported.steps),
    remarks: candidates.flatMap(({ imported, facts }) => [
      ...facts.remarks.map(({ text }) => text),
      ...imported.remarks,
    ]),
    secrets: candidates.flatMap(({ facts }) =>
      facts.secrets.map(({ place, what }) => `${place.file}:${place.line} ${what}`),
    ),
    used: candidates.flatMap(({ release }) => release.uses.filter(isUsed).map(told)),
    unused: candidates.flatMap(({ release }) => release.uses.filter(use => !isUsed(use)).map(told)),
  }
}

const isUsed = ({ field }: Use): boolean => field !== undefined

const told = ({ place, what, field, why }: Use): string =>
  `${place.file}:${place.line} ${what}: ${field ?? why}`
