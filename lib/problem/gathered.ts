import type { Problem } from './problem.ts'

/** Problems, each told once: what several environments have in common stands at the first of them, with the others behind it. */
export const gathered = (problems: Problem[]): Problem[] => {
  const groups = Map.groupBy(problems, reasonOf)
  return problems.flatMap(problem => {
    const same = groups.get(reasonOf(problem)) ?? []
    if (!isOneMistake(same)) return [problem]
    return same[0] === problem ? [{ ...problem, message: `${problem.message} (${others(same)})` }] : []
  })
}

/** What one mistake has in common: its place and message; the message alone where environments have it in a field of their own. */
const reasonOf = ({ file, line, column, of, field, message, severity }: Problem): string =>
  JSON.stringify([
    of === undefined && field !== undefined ? 'a field of their own' : [file, line, column],
    message,
    severity,
  ])

/** In a file that several import, or in three files at least: of two, each is to be changed. */
const isOneMistake = (same: Problem[]): boolean => {
  const files = new Set(same.map(environmentOf))
  return files.size === same.length && files.size >= (same[0]?.of === undefined ? 3 : 2)
}

const environmentOf = ({ file, of }: Problem): string => of ?? file

/** The first problem says which environment it is of, unless it stands in a file that several import. */
const others = ([first, ...more]: Problem[]): string => {
  const rest = more.length > 3 ? `${more.length} more environments` : more.map(environmentOf).join(', ')
  return first?.of === undefined
    ? `and in ${rest}`
    : `in ${first.of}${more.length > 3 ? ' and ' : ', '}${rest}`
}
