import type { File } from './file.ts'
import { toYaml } from './yaml.ts'

/** A file's text, which says in its first line (or, in JSON, its first key) from which source it comes. */
export const serialize = ({ path, value, source }: File): string =>
  path.endsWith('.json')
    ? `${JSON.stringify({ $comment: notice(source), ...value }, null, 2)}\n`
    : `# ${notice(source)}\n${toYaml(value)}`

/** Whether a text is one that `serialize` gave, as its first lines say. */
export const saysGenerated = (text: string): boolean =>
  /^(# |\{\r?\n {2}"\$comment": ")Generated from \S+ by npm run build/.test(text)

const notice = (source: string): string =>
  `Generated from ${source} by npm run build; change that file, not this one.`
