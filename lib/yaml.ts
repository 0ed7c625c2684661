import { Document, type Scalar, type ToStringOptions, visit } from 'yaml'

/**
 * A value as YAML that every parser reads as the same strings: kubectl's reads YAML 1.1 and Argo CD's 1.2, so
 * whatever either could take for something else is quoted.
 */
export const toYaml = (value: unknown): string => yamlOf(value, { blockQuote: 'literal' })

/** Operations as the text of a Kustomize patch, which Kustomize trims: a block that ends it would lose its newline. */
export const patchText = (operations: unknown[]): string => yamlOf(operations, { blockQuote: false })

const yamlOf = (value: unknown, style: Pick<ToStringOptions, 'blockQuote'>): string => {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false })
  visit(document, { Scalar: (_key, scalar) => quoteUnlessSafe(scalar) })
  return document.toString({ lineWidth: 0, singleQuote: true, ...style })
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
