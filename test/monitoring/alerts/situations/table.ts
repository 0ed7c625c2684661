import { begin, type Situation } from './situation.ts'
import { situations } from './situations.ts'
import { type Told, toldOfAll } from './told.ts'

/** docs/situations.md's table: what happens, what is told and when, and what is not, from what ran. */
export const situationsTable = (): string => {
  const told = toldOfAll()
  return [
    '| situation | alerts that fire | what is deliberately left out |',
    '|---|---|---|',
    ...Object.entries(situations).map(([name, situation]) => row(situation, told[name] ?? [])),
  ].join('\n')
}

const row = (situation: Situation, told: Told[]): string => {
  const { title, what, silent } = situation
  const all = told.map(one => said(situation, one)).join('<br>')
  return `| **${title[0]?.toUpperCase()}${title.slice(1)}.** ${what} | ${all === '' ? 'nothing' : all} | ${silent} |`
}

const said = ({ minutes }: Situation, { alert, severity, of, from, to }: Told): string => {
  const until = to >= minutes ? 'to the end' : `to minute ${to - begin}`
  return `[${alert}](runbooks/${alert}.md)${of === '' ? '' : ` of ${of}`}, ${severity}: from minute ${from - begin} ${until}`
}
