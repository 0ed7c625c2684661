import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { decoded } from '../../load/load-yaml.ts'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import { parseInput } from '../../release/parse-input.ts'
import type { SourceDocument } from '../../release/place.ts'

/** What a file, or standard input (`-`), holds as YAML, or why it can't be read. */
export const readInput = async (
  file: string,
): Promise<{ documents: SourceDocument[]; problems: Problem[] }> => {
  const failed = (message: string) => ({ documents: [], problems: [{ file, message }] })
  if (file === '-') return parseInput({ file: 'standard input', text: await text(process.stdin) })
  try {
    const given = decoded(readFileSync(file))
    return given === undefined
      ? failed(
          'is not text (UTF-8); where it is a packed chart, render it: helm template <chart> > manifest.yaml',
        )
      : parseInput({ file, text: given })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('does not exist')
    if (code !== 'EISDIR') return { documents: [], problems: [fileProblem(error, process.cwd())] }
    return failed(
      existsSync(join(file, 'Chart.yaml'))
        ? `is a chart; render it (helm template ${file} > manifest.yaml), or give its values (${join(file, 'values.yaml')})`
        : 'is a folder; give the files in it',
    )
  }
}
