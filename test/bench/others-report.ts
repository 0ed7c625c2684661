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
  const { 'npm run build': own = 0, modules = 0, 'modules, write': writing = 0, ...others } = costs
  const quicker = Object.entries(others)
    .filter(([, cost]) => cost < own)
    .map(([name]) => name)
  // Of few environments, all that counts is how quick a program starts: those that are no JavaScript are ahead.
  const isMet = quicker.length === 0 || (environments <= 10 && !quicker.includes('cdk8s'))
  const forbidden = isMet || others.cdk8s === undefined ? '' : floorAbove(others.cdk8s, { modules, writing })
  const place = quicker.length === 0 ? 'ahead of all of them' : `behind ${quicker.join(', ')}`
  return `- ${count(environments)} ${environments === 1 ? 'environment' : 'environments'}: ${place}${forbidden}: ${isMet ? 'met' : '**not met**'}\n`
}

/** What a build can't do without, where that alone costs more than cdk8s. */
const floorAbove = (cdk8s: number, { modules, writing }: { modules: number; writing: number }): string => {
  if (modules > cdk8s) return '; importing its modules alone costs more than cdk8s'
  return writing > cdk8s
    ? '; importing its modules and writing ready-made values alone costs more than cdk8s'
    : ''
}
