import type { File } from './file.ts'
import { generatedNotice } from './generated-notice.ts'
import { toYaml } from './yaml.ts'

/** A file's text, which says in its first line (or, in JSON, its first key) from which source it comes. */
export const serialize = ({ path, value, source }: File): string => {
  const notice = generatedNotice(source)
  if (path.endsWith('.json'))
    return typeof value === 'string'
      ? joined(`{\n  "$comment": ${JSON.stringify(notice)},`, value)
      : `${JSON.stringify({ $comment: notice, ...value }, null, 2)}\n`
  return typeof value === 'string' ? joined(`// ${notice}`, value) : joined(`# ${notice}`, toYaml(value))
}

/** One text of its own: joined alone, it would keep its parts in memory, and V8 would give most of them two bytes a character. */
const joined = (first: string, rest: string): string => Buffer.from(`${first}\n${rest}`).toString()
