/** A series of an exporter's answer. */
export interface Sample {
  name: string
  labels: Record<string, string>
  value: number
}

/** The series of these names in the text format of Prometheus; all others, which may be many thousands, are passed over. */
export const samplesOf = (body: string, names: readonly string[]): Sample[] =>
  body.split('\n').flatMap(line => {
    const [, name = '', labels = '', value] = /^([a-z_][\w:]*)(?:\{(.*)\})? (\S+)$/i.exec(line) ?? []
    if (value === undefined || !names.includes(name)) return []
    return [{ name, labels: labelsOf(labels), value: Number(value) }]
  })

const labelsOf = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key = '', value = '']) => [
      key,
      value.replaceAll('\\"', '"').replaceAll('\\\\', '\\'),
    ]),
  )
