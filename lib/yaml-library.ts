import { Document, type Scalar, visit } from 'yaml'

/** How texts of several lines are written: as literal blocks or in quotes. */
export type Style = 'literal' | 'quoted'

/**
 * A value as the library writes it, so that every parser reads the same strings: kubectl's reads YAML 1.1 and
 * Argo CD's 1.2, so whatever either could take for something else is quoted.
 */
export const libraryYaml = (value: unknown, style: Style): string => {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, { Scalar: (_key, scalar) => quoteUnlessSafe(scalar) })
  return document.toString({
    lineWidth: 0,
    singleQuote: true,
    blockQuote: style === 'literal' ? 'literal' : false,
  })
}

const quoteUnlessSafe = (scalar: Scalar): void => {
  if (
    typeof scalar.value === 'string' &&
    looksLikeNumber.test(scalar.value) &&
    !plainlyText.test(scalar.value)
  )
    scalar.type = 'QUOTE_SINGLE'
}

/** What begins as numbers, dates and times do in some version of YAML: `0o7`, `1_000`, `1:30`, `2001-01-01`, `.5`. */
const looksLikeNumber = /^[-+.]?[0-9]|^[-+]?\.(inf|nan)/i

/** IPv4 addresses, networks, durations and sizes, which no version of YAML takes for anything but text. */
const plainlyText = /^([0-9]{1,3}(\.[0-9]{1,3}){3}(\/[0-9]{1,2})?|[0-9]+(ms|s|m|h|d|[KMGT]i))$/
