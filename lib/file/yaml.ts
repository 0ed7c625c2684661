import {
  DEFAULT_SCALAR_STYLE_RULES,
  type DumpOptions,
  dump,
  SCALAR_STYLE,
  type ScalarStyleRule,
} from 'js-yaml'

/**
 * A value as YAML that every parser reads as the same strings: kubectl's reads YAML 1.1 and Argo CD's 1.2, so
 * whatever either could take for something else is quoted.
 */
export const toYaml = (value: unknown): string => dump(value, inFiles)

/** The same, of a list a document of each. */
export const toYamlDocuments = (value: object): string =>
  Array.isArray(value) ? value.map(toYaml).join('---\n') : toYaml(value)

/** Operations as the text of a Kustomize patch, which Kustomize trims: a block that ends it would lose its newline. */
export const patchText = (operations: unknown[]): string => dump(operations, inPatches)

/** The library's own rules leave alone what ours have quoted; only what can't be seen they escape before that. */
const options = (...rules: ScalarStyleRule[]): DumpOptions => ({
  noRefs: true,
  lineWidth: -1,
  scalarStyleRules: [
    DEFAULT_SCALAR_STYLE_RULES.doubleQuoteForInvisibles,
    ...rules,
    ...Object.values(DEFAULT_SCALAR_STYLE_RULES),
  ],
})

const doubleQuoteLines: ScalarStyleRule = layout => {
  if (layout.node.value.includes('\n')) layout.style = SCALAR_STYLE.DOUBLE_QUOTED
}

const quoteLikeNumbers: ScalarStyleRule = layout => {
  const { tag, value } = layout.node
  if (layout.style !== SCALAR_STYLE.PLAIN || tag !== text || value.includes('\n')) return
  if (looksLikeNumber.test(value) && !plainlyText.test(value)) layout.style = SCALAR_STYLE.SINGLE_QUOTED
}

/** A sentence that needs quotes is easier to read in double ones than with each apostrophe doubled. */
const doubleQuoteApostrophes: ScalarStyleRule = layout => {
  const { value } = layout.node
  if (layout.style !== SCALAR_STYLE.PLAIN) return
  if ((layout.allowedStylesMask & plain) === 0 && value.includes("'") && !/["\\\n]/.test(value))
    layout.style = SCALAR_STYLE.DOUBLE_QUOTED
}

const inFiles = options(quoteLikeNumbers, doubleQuoteApostrophes)
const inPatches = options(doubleQuoteLines, quoteLikeNumbers, doubleQuoteApostrophes)

const plain = 1 << SCALAR_STYLE.PLAIN
const text = 'tag:yaml.org,2002:str'

/** What begins as numbers, dates and times do in some version of YAML: `0o7`, `1_000`, `1:30`, `2001-01-01`, `.5`. */
const looksLikeNumber = /^[-+.]?[0-9]|^[-+]?\.(inf|nan)/i

/** IPv4 addresses, networks, durations and sizes, which no version of YAML takes for anything but text. */
const plainlyText = /^([0-9]{1,3}(\.[0-9]{1,3}){3}(\/[0-9]{1,2})?|[0-9]+(ms|s|m|h|d|[KMGT]i))$/
