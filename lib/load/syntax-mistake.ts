/** The source line that Node shows of a syntax error, cut where the parser stopped. */
interface Shown {
  before: string
  after: string
}

/** What a syntax error of TypeScript means and what to do, by the parser's message, its stack and the file's lines. */
export const syntaxMistake = (message: string, stack: string, lines: string[], line: number): string => {
  if (message.includes('<eof>')) return 'the file ends too early; a } or ) is missing'
  return `${message}${advice(message, shownIn(stack), lines.slice(0, line - 1))}`
}

const shownIn = (stack: string): Shown | undefined => {
  const [, source, indent] = /\n(.*)\n( *)\^+\n/.exec(stack) ?? []
  return source === undefined || indent === undefined
    ? undefined
    : { before: source.slice(0, indent.length), after: source.slice(indent.length) }
}

const advice = (message: string, shown: Shown | undefined, above: string[]): string => {
  if (shown === undefined || !message.startsWith("Expected ',', got")) return ''
  const { before, after } = shown
  const number = /[\d.]+$/.exec(before)?.[0]
  if (number !== undefined) return `; put ${number}${/^[\d.]*/.exec(after)?.[0]} in quotes`
  if (before.trim() !== '') {
    // Nothing but a field's name is shown: a text could be a secret.
    const field = /^([\w$]+)\s*:/.exec(after)?.[1]
    return field === undefined ? '' : `; is a comma missing before ${field}?`
  }
  const last = above.findLastIndex(line => !isBlank.test(line))
  return last < 0 || /[,{[(]\s*$/.test(above[last] as string)
    ? ''
    : `; is a comma missing at the end of line ${last + 1}?`
}

/** A line without code. */
const isBlank = /^\s*(\/\/.*)?$/
