/** A part of an expression, and what kind of part it is: numbers, durations and matchers may change, and it stays the same question. */
export interface Token {
  kind: 'number' | 'duration' | 'matchers' | 'other'
  text: string
}

/** An expression's tokens, without spaces. */
export const tokensOf = (expression: string): Token[] =>
  [...expression.matchAll(token)].map(({ groups = {}, 0: text }) => ({
    kind: (Object.entries(groups).find(([, found]) => found !== undefined)?.[0] ?? 'other') as Token['kind'],
    text,
  }))

const quoted = '"(?:\\\\.|[^"\\\\])*"'

const token = new RegExp(
  [
    `(?<matchers>\\{(?:${quoted}|[^"}])*\\})`,
    quoted,
    '(?<duration>(?<![\\w.])(?:\\d+(?:ms|[smhdwy]))+(?!\\w))',
    '(?<number>(?<![\\w.])\\d+(?:\\.\\d+)?(?:e[-+]?\\d+)?(?!\\w))',
    '[A-Za-z_][\\w:]*',
    '\\S',
  ].join('|'),
  'g',
)

/** The matchers in braces, each as text. */
export const matchersIn = (text: string): string[] =>
  [...text.slice(1, -1).matchAll(new RegExp(`[^",]+${quoted}`, 'g'))].map(([matcher]) => matcher.trim())
