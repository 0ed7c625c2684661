import { readdirSync, readFileSync } from 'node:fs'
import type { Query } from './queries-of-page.ts'

/** CPU seconds and samples that a query took. */
export interface Measured {
  name: string
  cpu: number
  samples: number
  error?: string
}

/**
 * CPU seconds of a process, to the nanosecond (the first figure of each thread's schedstat, Linux's
 * Documentation/scheduler/sched-stats.rst). Elapsed time says more of what else the machine does.
 */
export const cpuOfProcess = (pid: number | undefined): number =>
  readdirSync(`/proc/${pid}/task`)
    .map(task => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1e9)
    .reduce((sum, seconds) => sum + seconds, 0)

/** Asks these queries of a Prometheus that does nothing else, as of some time: each so many times, and gives the mean. */
export const measured = async (
  { address, pid, at }: { address: string; pid: number | undefined; at: number },
  queries: Query[],
  times: number,
): Promise<Measured[]> => {
  const answers: Measured[] = []
  for (const { name, expression, points } of queries) {
    const before = cpuOfProcess(pid)
    let answer: Answer | undefined
    for (let time = 0; time < times; time++) {
      const body = new URLSearchParams({ query: expression, stats: 'all', ...when(at, points) })
      const path = points === undefined ? 'query' : 'query_range'
      answer = (await (await fetch(`${address}/api/v1/${path}`, { method: 'POST', body })).json()) as Answer
    }
    answers.push({
      name,
      cpu: (cpuOfProcess(pid) - before) / times,
      samples: answer?.data?.stats.samples.totalQueryableSamples ?? 0,
      ...(answer?.error !== undefined && { error: answer.error }),
    })
  }
  return answers
}

interface Answer {
  data?: { stats: { samples: { totalQueryableSamples: number } } }
  error?: string
}

const when = (at: number, points: number | undefined): Record<string, string> =>
  points === undefined
    ? { time: String(at) }
    : { start: String(at - 6 * 3600), end: String(at), step: String((6 * 3600) / points) }

/** All of them together, then the ten dearest: by samples where a query takes so little that the time is mostly that of asking. */
export const told = (title: string, answers: Measured[], by: 'cpu' | 'samples'): string => {
  const sum = (of: (answer: Measured) => number) => answers.reduce((all, answer) => all + of(answer), 0)
  const line = ({ name, cpu, samples }: Measured) =>
    `${cpu.toFixed(4).padStart(9)} s ${String(samples).padStart(9)} samples  ${name}`
  return [
    `${title}: ${answers.length} queries`,
    line({ name: 'all', cpu: sum(({ cpu }) => cpu), samples: sum(({ samples }) => samples) }),
    ...answers
      .toSorted((one, other) => other[by] - one[by])
      .slice(0, 10)
      .map(line),
    ...answers.flatMap(({ name, error }) => (error === undefined ? [] : [`  refused: ${name}: ${error}`])),
  ].join('\n')
}
