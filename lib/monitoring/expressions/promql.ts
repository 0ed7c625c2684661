/** A template of PromQL without the indentation of its source; an expression put into a line keeps that line's own. */
export const promql = (parts: TemplateStringsArray, ...values: (string | number)[]): string => {
  const text = parts.reduce((before, part, index) => {
    const margin = /^ */.exec(before.slice(before.lastIndexOf('\n') + 1))?.[0] ?? ''
    return `${before}${String(values[index - 1]).replaceAll('\n', `\n${margin}`)}${part}`
  })
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const margin = Math.min(...lines.map(line => line.length - line.trimStart().length))
  return lines.map(line => line.slice(margin)).join('\n')
}
