import { cpuOf } from './cost.ts'

/** Something to measure: a command, and what to prepare before each run. */
export interface Subject {
  name: string
  before?: () => void
  command: string[]
}

/** CPU seconds by subject. */
export type Costs = Record<string, number>

/**
 * What subjects cost, measured in turns, so that other work on the machine affects all of them alike. The cheapest run
 * counts: other work only adds. Of programs whose own runs differ, give `median`.
 */
export const interleaved = (subjects: Subject[], rounds: number, chosen = least): Costs => {
  const runs = Array.from({ length: rounds }, () =>
    subjects.map(({ before, command }) => {
      before?.()
      return cpuOf(command)
    }),
  )
  return Object.fromEntries(
    subjects.map(({ name }, index) => [name, chosen(runs.map(run => run[index] as number))]),
  )
}

const least = (costs: number[]): number => Math.min(...costs)

/** The cost that half of the runs stay below. */
export const median = (costs: number[]): number =>
  costs.toSorted((a, b) => a - b)[Math.floor(costs.length / 2)] as number
