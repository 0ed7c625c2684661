import { seconds } from '../../../environment/duration.ts'
import { problemsOfExpression } from '../../catalogue/problems-of-expression.ts'
import { expressionOfVariable, panelsOf, variablesOf } from './view.ts'

/** What is wrong with the PromQL of a dashboard's panels and variables, by the catalogue and the linter's rules on rates. */
export const expressionProblems = (dashboard: Record<string, unknown>): string[] => [
  ...panelsOf(dashboard).flatMap(({ title, targets }) =>
    targets
      .flatMap(({ expression }) => problemsOf(expression))
      .map(problem => `panel ${JSON.stringify(title)} ${problem}`),
  ),
  ...variablesOf(dashboard).flatMap(({ name, type, query }) => {
    const expression = type === 'query' ? expressionOfVariable(query) : undefined
    return expression === undefined
      ? []
      : problemsOf(expression).map(problem => `variable ${JSON.stringify(name)} ${problem}`)
  }),
]

const problemsOf = (expression: string): string[] => [
  ...new Set([...problemsOfExpression(withoutVariables(expression)), ...rateInterval(expression)]),
]

/** PromQL with values in place of Grafana's variables outside of strings: a duration in brackets, else a number. */
export const withoutVariables = (expression: string): string =>
  expression.replaceAll(
    /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[([^\]"']*)\]|\$\{?\w+(?::\w+)?\}?/g,
    (match, inBrackets) => {
      if (/^["']/.test(match)) return match
      if (inBrackets !== undefined) return `[${inBrackets.replaceAll(/\$\{?\w+(?::\w+)?\}?/g, '5m')}]`
      return '1'
    },
  )

/**
 * A rate over a fixed time shows nothing when a point stands for more than that. One that is multiplied by the seconds of its window is an
 * increase, which is asked for as of now.
 */
const rateInterval = (expression: string): string[] =>
  /\bi?rate\s*\(/.test(expression) &&
  [...expression.matchAll(/(?:\b(\d+) \* )?\bi?rate\s*\([^[]*\[([^\]]+)\]/g)].some(
    ([, factor, window = '']) => !/^\$/.test(window) && Number(factor) !== seconds(window),
  )
    ? ['has a rate over a fixed time; use $__rate_interval']
    : []
