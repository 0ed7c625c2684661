import { cpuOf } from './cost.ts'

/** Something to measure: a command, and what is prepared before each run of it. */
export interface Subject {
  name: string
  before?: () => void
  command: string[]
}

/** The CPU seconds of a subject, by its name. */
export type Costs = Record<string, number>

/**
 * What subjects cost, measured in turns, so that whatever else the machine does befalls all of them alike.
 * Of several runs the cheapest counts: other work only ever adds.
 */
export const interleaved = (subjects: Subject[], rounds: number): Costs => {
  const runs = Array.from({ length: rounds }, () =>
    subjects.map(({ before, command }) => {
      before?.()
      return cpuOf(command)
    }),
  )
  return Object.fromEntries(
    subjects.map(({ name }, index) => [name, Math.min(...runs.map(run => run[index] as number))]),
  )
}
