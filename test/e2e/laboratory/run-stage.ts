import { runFiles } from '../run-files.ts'

/** A cluster stage's process: runs the test files, and keeps the laboratory if asked to. */
export async function runStage(folder: string, files: readonly string[], keep: () => Promise<unknown>) {
  await runFiles(folder, files)
  if (process.env.E2E_KEEP) await keep()
  // The report goes through a pipe: all of it has to be written before the process ends.
  process.stdout.write('', () => process.exit())
}
