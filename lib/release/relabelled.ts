import { listOf, recordOf, textOf } from './record.ts'

type Labels = Record<string, string>

/** A target's labels after the relabellings of a monitor, as Prometheus does them (replace, labelmap, labeldrop). */
export const relabelled = (labels: Labels, relabelings: unknown): Labels =>
  listOf(relabelings).reduce<Labels>((before, relabeling) => step(before, recordOf(relabeling)), labels)

const step = (labels: Labels, relabeling: Record<string, unknown>): Labels => {
  const { action = 'replace', separator = ';', replacement = '$1' } = relabeling
  const sources = listOf(relabeling.sourceLabels).map(name => labels[String(name)] ?? '')
  const regex = pattern(textOf(relabeling.regex) ?? '(.*)')
  if (regex === undefined) return labels
  if (String(action).toLowerCase() === 'labeldrop')
    return Object.fromEntries(Object.entries(labels).filter(([name]) => !regex.test(name)))
  if (String(action).toLowerCase() !== 'replace') return labels
  const target = textOf(relabeling.targetLabel)
  const joined = sources.join(String(separator))
  if (target === undefined || !regex.test(joined)) return labels
  return {
    ...labels,
    [target]: joined.replace(regex, String(replacement).replaceAll(/\$\{(\w+)\}/g, '$$$1')),
  }
}

/** RE2 and JavaScript agree on what relabellings use; what JavaScript refuses is left alone. */
const pattern = (regex: string): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${regex})$`, 's')
  } catch {
    return undefined
  }
}
