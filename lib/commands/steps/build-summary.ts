import type { Plan } from '../../write/plan.ts'

/** The files that a build made, changed and removed (the first twenty), and how many of each. */
export const buildSummary = ({ made, changed, removed, unchanged }: Plan): string => {
  const lines = [
    ...made.map(({ path }) => `made     ${path}`),
    ...changed.map(({ path }) => `changed  ${path}`),
    ...removed.map(({ path }) => `removed  ${path}`),
  ]
  const shown = lines.length > 20 ? [...lines.slice(0, 20), `… and ${lines.length - 20} more`] : lines
  const counts = `${made.length} made, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`
  return `${[...shown, counts].join('\n')}\n`
}
