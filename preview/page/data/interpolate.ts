/** What a variable stands for: what is shown, and one value or several. */
export interface Picked {
  label: string
  text: string
  value: string | string[]
  /** Whether it may stand for several; such a value is a regular expression in a query. */
  several: boolean
  hidden: boolean
}

export type Variables = Record<string, Picked>

const pattern = /\$(\w+)|\$\{(\w+)(?::(\w+))?\}|\[\[(\w+)\]\]/g

/** Replaces `$name`, `${name}`, `${name:raw}` and `${name:uriencode}`, as Grafana's Prometheus datasource writes them into a query. */
export const interpolate = (text: string, variables: Variables): string =>
  text.replaceAll(pattern, (whole, plain, braced, format, bracketed) => {
    const found = variables[plain ?? braced ?? bracketed]
    if (found === undefined) return whole
    const raw = [found.value].flat().join(',')
    if (format === 'raw') return raw
    return format === 'uriencode' ? encoded(raw) : inQuery(found)
  })

/** `encodeURIStrict` of Grafana's scenes (formatRegistry.ts). */
const encoded = (value: string) =>
  encodeURI(value).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

function inQuery({ value, several }: Picked): string {
  if (!Array.isArray(value)) return several ? escapeRegularExpression(value) : escapeText(value)
  const escaped = value.map(escapeRegularExpression)
  return escaped.length === 1 ? (escaped[0] ?? '') : `(${escaped.join('|')})`
}

const escapeText = (value: string) => value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')

const escapeRegularExpression = (value: string) =>
  escapeText(value.replaceAll(/[$^*{}[\]'+?.()|\\]/g, '\\$&'))
