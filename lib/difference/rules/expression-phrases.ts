import { duration } from '../../environment/duration.ts'
import type { Alert } from '../../monitoring/alerts/alert.ts'
import { alerts } from '../../monitoring/alerts/alert-groups.ts'
import { scopeOf } from '../../monitoring/expressions/scope.ts'
import { each, joined, type Sentence, say } from '../sentence.ts'
import { matchersIn, type Token, tokensOf } from './expression-tokens.ts'

/** What changes in an alert's expression: its limit, how far it looks back, whom it asks for; or all of it. */
export const expressionPhrases = (alert: string, before: string, after: string): Sentence[] => {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  if (!isSameQuestion(old, now)) return [['expression changes']]
  const pairs = old.flatMap((token, index) => {
    const other = now[index] as Token
    return token.text === other.text
      ? []
      : [{ index, kind: token.kind, before: token.text, after: other.text }]
  })
  const limit = positionOfLimit(alert, old)
  const phrases = pairs
    .filter(({ kind }) => kind !== 'matchers')
    .map(pair =>
      pair.kind === 'duration'
        ? say`window ${pair.before} → ${pair.after}`
        : limit?.position === pair.index
          ? say`${inUnit(pair.before, limit.unit)} → ${inUnit(pair.after, limit.unit)}`
          : say`a number in the expression ${pair.before} → ${pair.after}`,
    )
  return each([...phrases, ...matcherPhrases(pairs.filter(({ kind }) => kind === 'matchers'))])
}

const isSameQuestion = (before: Token[], after: Token[]): boolean =>
  before.length === after.length &&
  before.every(
    ({ kind, text }, index) =>
      kind === after[index]?.kind && (kind !== 'other' || text === after[index]?.text),
  )

const matcherPhrases = (pairs: { before: string; after: string }[]): Sentence[] => {
  if (pairs.length === 0) return []
  const added = new Set(pairs.flatMap(({ before, after }) => without(matchersIn(after), matchersIn(before))))
  const removed = new Set(
    pairs.flatMap(({ before, after }) => without(matchersIn(before), matchersIn(after))),
  )
  const phrases = [
    ...[...removed].map(matcher => say`matcher ${matcher} goes`),
    ...[...added].map(matcher => say`matcher ${matcher} comes`),
  ]
  return phrases.length === 0 || phrases.length > 4 ? [['matchers change']] : [joined(phrases, ', ')]
}

const without = (all: string[], others: string[]): string[] => all.filter(one => !others.includes(one))

type Unit = NonNullable<Alert['threshold']>['unit']

/** Which token is the limit that an environment may change: the one that a number of ours becomes in the shipped expression. */
const positionOfLimit = (name: string, tokens: Token[]): { position: number; unit: Unit } | undefined => {
  const numbers = (all: Token[]) => all.flatMap(({ kind }, position) => (kind === 'number' ? [position] : []))
  const alert = alerts.find(one => one.name === name)
  if (alert?.threshold === undefined) return undefined
  const mark = 987_654_321
  const shipped = tokensOf(
    alert.expression(scopeOf('environment="a"'), {
      threshold: mark,
      window: alert.window ?? '5m',
      hypervisors: ['a', 'b'],
      nodeScrape: true,
      nodeExporter: true,
    }),
  )
  const [ours, theirs] = [numbers(shipped), numbers(tokens)]
  const nth = ours.findIndex(position => shipped[position]?.text === String(mark))
  const position = theirs[nth]
  return ours.length !== theirs.length || position === undefined
    ? undefined
    : { position, unit: alert.threshold.unit }
}

const inUnit = (number: string, unit: Unit): string => {
  if (unit === 'ratio') return `${Number((Number(number) * 100).toPrecision(10))} %`
  return unit === 'seconds' ? duration(Number(number)) : number
}
