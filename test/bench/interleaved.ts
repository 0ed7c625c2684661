import { cpuOf } from './cost.ts'

/** Something to measure: a command, and what to prepare before each run. */
export interface Subject {
  name: string
  before?: () => void
  command: string[]
}

/** CPU seconds by subject. */
export type Costs = Record<string, number>

/** What subjects cost in each of several runs, measured in turns, so that other work on the machine affects all of them alike. */
export const runsInTurn = (subjects: Subject[], rounds: number): Record<string, number[]> => {
  const runs = Array.from({ length: rounds }, () =>
    subjects.map(({ before, command }) => {
      before?.()
      return cpuOf(command)
    }),
  )
  return Object.fromEntries(subjects.map(({ name }, index) => [name, runs.map(run => run[index] as number)]))
}

/** The cheapest of the runs: other work only adds. */
export const interleaved = (subjects: Subject[], rounds: number): Costs =>
  Object.fromEntries(
    Object.entries(runsInTurn(subjects, rounds)).map(([name, costs]) => [name, Math.min(...costs)]),
  )

/** What half of the numbers stay below. */
export const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] as number
