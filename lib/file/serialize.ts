import type { File } from './file.ts'
import { generatedNotice } from './generated-notice.ts'
import { toYamlDocuments } from './yaml.ts'

/** A file's text, which says in its first line (or, in JSON, its first key) from which source it comes. */
export const serialize = ({ path, value, source }: File): string => {
  const notice = generatedNotice(source)
  if (path.endsWith('.json'))
    return typeof value === 'string'
      ? `{\n  "$comment": ${JSON.stringify(notice)},\n${value}`
      : `${JSON.stringify({ $comment: notice, ...value }, null, 2)}\n`
  return typeof value === 'string' ? `// ${notice}\n${value}` : `# ${notice}\n${toYamlDocuments(value)}`
}
