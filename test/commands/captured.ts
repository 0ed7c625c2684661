import { stripVTControlCharacters } from 'node:util'

/** What a command of this process wrote, with the tree's folder by another name, and its exit code; without colours, which the test runner forces. */
export const captured = async (root: string, command: () => Promise<unknown>): Promise<string> => {
  const written = { stdout: '', stderr: '' }
  const { write: toStdout } = process.stdout
  const { write: toStderr } = process.stderr
  const into =
    (name: keyof typeof written) =>
    (text: unknown): boolean => {
      written[name] += String(text)
      return true
    }
  const before = process.exitCode
  process.exitCode = undefined
  process.stdout.write = into('stdout') as never
  process.stderr.write = into('stderr') as never
  try {
    await command()
  } finally {
    process.stdout.write = toStdout
    process.stderr.write = toStderr
  }
  const code = process.exitCode
  process.exitCode = before
  return `exit code ${code ?? 0}\n${Object.entries(written)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `--- ${name}\n${stripVTControlCharacters(text).replaceAll(root, '<root>')}`)
    .join('')}`
}
