/** What a viewer picked, by variable: several values where the variable may stand for several. */
export type Picked = Record<string, string | string[]>

/**
 * An expression with what the viewer picked in place, as Grafana 12 writes it: its formats `raw` and `uriencode`
 * (grafana/scenes, formatRegistry.ts), and else what its Prometheus data source does (packages/grafana-prometheus,
 * escaping.ts, without the feature toggle prometheusSpecialCharsInLabelValues). Variables that are not picked stay.
 */
export const filled = (expression: string, picked: Picked): string =>
  expression.replaceAll(/\$(\w+)|\$\{(\w+)(?::(\w+))?\}/g, (whole, plain, braced, format) => {
    const value = picked[plain ?? braced]
    if (value === undefined) return whole
    if (format === 'raw') return String(value)
    if (format === 'uriencode') return encoded(String(value))
    return inQuery(value)
  })

const encoded = (text: string) =>
  encodeURI(text).replaceAll(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A value of one is text; several are each a regular expression. */
const inQuery = (value: string | string[]): string => {
  if (typeof value === 'string') return value.replaceAll('\\', '\\\\').replaceAll("'", "\\\\'")
  const escaped = value.map(one => one.replaceAll('\\', '\\\\\\\\').replaceAll(/[$^*{}[\]+?.()|]/g, '\\\\$&'))
  return escaped.length === 1 ? String(escaped[0]) : `(${escaped.join('|')})`
}
