import type { BuildCosts } from './build.ts'
import { aim, count, seconds, table } from './table.ts'

/** The build's costs as a table, with the aims. */
export const buildReport = (all: BuildCosts[]): string =>
  [
    table(
      ['environments', 'hypervisors', ...Object.keys(all[0]?.costs ?? {}), 'memory'],
      all.map(({ environments, hypervisors, costs, memory }) => [
        count(environments),
        count(hypervisors),
        ...Object.values(costs).map(seconds),
        `${Math.round(memory)} MiB`,
      ]),
    ),
    '\n',
    ...all.filter(({ environments }) => environments <= 10).map(coldToImport),
    ...all.map(nothingChanged),
    ...all.filter(({ environments }) => environments === 1000).flatMap(one => [cold(one), memory(one)]),
    ...[...new Set(all.map(({ hypervisors }) => hypervisors))].map(hypervisors =>
      linear(all.filter(one => one.hypervisors === hypervisors)),
    ),
  ].join('')

/** Beside what a build can't be below: Node with the build's own modules, which write what was made before. */
const coldToImport = (one: BuildCosts): string =>
  aim(
    `${size(one)}, cold, to importing (its own modules alone ${ratio(one.costs, 'modules', 'import').toFixed(2)}, and writing ready-made values ${ratio(one.costs, 'modules, write', 'import').toFixed(2)})`,
    ratio(one.costs, 'cold', 'import'),
    2,
  )

const nothingChanged = (one: BuildCosts): string =>
  aim(`${size(one)}, nothing changed, to importing`, ratio(one.costs, 'nothing changed', 'import'), 1.3)

const memory = (one: BuildCosts): string => aim(`${size(one)}, memory in MiB`, one.memory, 250)

const size = ({ environments, hypervisors }: BuildCosts): string =>
  `${count(environments)} ${environments === 1 ? 'environment' : 'environments'} of ${hypervisors} hypervisors`

const cold = (one: BuildCosts): string =>
  aim(`${size(one)}, cold, to stringifying and writing`, ratio(one.costs, 'cold', 'stringify, write'), 1.3)

/** Twice the environments may cost twice as much: one of the last step costs no more than one of the step before. */
const linear = (sizes: BuildCosts[]): string => {
  const [small, middle, large] = sizes.slice(-3)
  if (small === undefined || middle === undefined || large === undefined) return ''
  return aim(
    `an environment of ${large.hypervisors} hypervisors, from ${count(middle.environments)} to ${count(large.environments)}, to one from ${count(small.environments)} to ${count(middle.environments)}`,
    each(middle, large) / each(small, middle),
    1.3,
  )
}

const each = (less: BuildCosts, more: BuildCosts): number =>
  (of(more.costs, 'cold') - of(less.costs, 'cold')) / (more.environments - less.environments)

const ratio = (costs: BuildCosts['costs'], one: string, other: string): number =>
  of(costs, one) / of(costs, other)

const of = (costs: BuildCosts['costs'], name: string): number => {
  const cost = costs[name]
  if (cost === undefined) throw new Error(`nothing measured ${name}`)
  return cost
}
