import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { failures } from './failures.ts'

/** What several test files count together, and the files in which something failed. */
export interface Sum {
  total: number
  passed: number
  skipped: number
  failed: string[]
  /** What they say of each failed test, below its file. */
  told: string[]
}

/** Runs test files below a folder, so many at a time; tells what each printed when it has ended. */
export const runFiles = async (
  folder: string,
  files: string[],
  atATime: number,
  tell: (text: string) => void,
): Promise<Sum> => {
  const sum: Sum = { total: 0, passed: 0, skipped: 0, failed: [], told: [] }
  const why = new Map<string, string[]>()
  const waiting = [...files]
  const worker = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      const { code, output } = await runFile(folder, file)
      const { total, passed, skipped, printed } = counted(output)
      // One that ends badly counts, whether or not it came to tell of a test that failed.
      const crashed = code !== 0 && total === passed
      sum.total += total + (crashed ? 1 : 0)
      sum.passed += passed
      sum.skipped += skipped
      if (code !== 0) {
        sum.failed.push(file)
        why.set(file, failures(output.split('\n')))
      }
      tell(`${file}\n${printed}${crashed ? `  ends with ${code}\n` : ''}\n`)
    }
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  sum.failed.sort()
  sum.told = sum.failed.flatMap(file => [`  ${file}`, ...(why.get(file) ?? [])])
  return sum
}

const runFile = async (folder: string, file: string): Promise<{ code: number; output: string }> => {
  // Node warns, where a test compares what it prints, when it has to choose between this and NO_COLOR.
  const { FORCE_COLOR: _, ...env } = process.env
  const child = spawn(process.execPath, [file], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number>(resolve => child.on('close', code => resolve(code ?? 1)))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, output: `${output}${errors}` }
}

/** uvu's sum of a file, and what the file printed before. A file without one ended before its tests. */
export const counted = (output: string): Omit<Sum, 'failed' | 'told'> & { printed: string } => {
  const sum = /\n {2}Total: +(\d+)\n {2}Passed: +(\d+)\n {2}Skipped: +(\d+)\n {2}Duration: .*\n/.exec(output)
  const [total = 0, passed = 0, skipped = 0] = sum?.slice(1).map(Number) ?? []
  const printed = sum === null ? output : output.replace(sum[0], '')
  return { total, passed, skipped, printed: printed.trimEnd() === '' ? '' : `${printed.trimEnd()}\n` }
}
