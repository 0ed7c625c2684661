import type { File } from './file.ts'
import { generatedNotice } from './generated-notice.ts'
import { toYaml } from './yaml.ts'

/** A file's text, which says in its first line (or, in JSON, its first key) from which source it comes. */
export const serialize = ({ path, value, source }: File): string =>
  path.endsWith('.json')
    ? `${JSON.stringify({ $comment: generatedNotice(source), ...value }, null, 2)}\n`
    : `# ${generatedNotice(source)}\n${toYaml(value)}`
