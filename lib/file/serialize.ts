import type { File } from './file.ts'
import { generatedNotice } from './generated-notice.ts'
import { toYaml } from './yaml.ts'

/** A file's text, which says in its first line (or, in JSON, its first key) from which source it comes. */
export const serialize = ({ path, value, source }: File): string => {
  const notice = generatedNotice(source)
  if (typeof value === 'string') return joined(`// ${notice}`, value)
  return path.endsWith('.json')
    ? `${JSON.stringify({ $comment: notice, ...value }, null, 2)}\n`
    : joined(`# ${notice}`, toYaml(value))
}

/** One text of its own: joined alone, it would keep its parts in memory, and V8 would give most of them two bytes a character. */
const joined = (first: string, rest: string): string => Buffer.from(`${first}\n${rest}`).toString()
