import type { Costs } from './interleaved.ts'
import { count, seconds, table } from './table.ts'

/** What other generators cost for the same objects, as a table, and which of them the build is ahead of. */
export const othersReport = (hypervisors: number, costs: Map<number, Costs>): string => {
  const names = [...new Set([...costs.values()].flatMap(Object.keys))]
  return `${table(
    [`environments of ${hypervisors}`, ...names],
    [...costs].map(([environments, of]) => [
      count(environments),
      ...names.map(name => (of[name] === undefined ? '' : seconds(of[name]))),
    ]),
  )}
${[...costs].map(standing).join('')}`
}

const standing = ([environments, costs]: [number, Costs]): string => {
  const [[, own] = ['', 0], ...others] = Object.entries(costs)
  const quicker = others.filter(([, cost]) => cost < own).map(([name]) => name)
  // Of few environments, all that counts is how quick a program starts: those that are no JavaScript are ahead.
  const isMet = quicker.length === 0 || (environments <= 10 && !quicker.includes('cdk8s'))
  return `- ${count(environments)} environments: ${quicker.length === 0 ? 'ahead of all of them' : `behind ${quicker.join(', ')}`}: ${isMet ? 'met' : '**not met**'}\n`
}
