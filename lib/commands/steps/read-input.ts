import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { decoded } from '../../load/load-yaml.ts'
import { readAtMost } from '../../load/read-at-most.ts'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import { parseInput } from '../../release/parse-input.ts'
import type { SourceDocument } from '../../release/place.ts'

/** What a file, or standard input (`-`), holds as YAML, or why it can't be read. */
export const readInput = async (
  file: string,
): Promise<{ documents: SourceDocument[]; problems: Problem[] }> => {
  const failed = (message: string) => ({ documents: [], problems: [{ file, message }] })
  try {
    const [name, stream] = file === '-' ? ['standard input', process.stdin] : [file, createReadStream(file)]
    const bytes = await readAtMost(stream, most)
    if (bytes === undefined) return failed(`is larger than ${most / 2 ** 20} MiB; give one release`)
    const text = decoded(bytes)
    return text?.includes('\0') === false
      ? parseInput({ file: name, text })
      : failed(
          'is not text (UTF-8); where it is a packed chart, render it: helm template <chart> > manifest.yaml',
        )
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return failed('does not exist')
    if (code !== 'EISDIR') return failed(fileProblem(error, process.cwd()).message)
    return failed(
      existsSync(join(file, 'Chart.yaml'))
        ? `is a chart; render it (helm template ${file} > manifest.yaml), or give its values (${join(file, 'values.yaml')})`
        : 'is a folder; give the files in it',
    )
  }
}

/** Helm keeps a release in one Secret, which holds 1 MiB packed. */
const most = 16 * 2 ** 20
