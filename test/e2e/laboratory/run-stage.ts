import { runFiles } from '../run-files.ts'

/** What a cluster stage's process does: runs the test files, and keeps the laboratory where that is asked for. */
export async function runStage(folder: string, files: readonly string[], keep: () => Promise<unknown>) {
  await runFiles(folder, files)
  if (process.env.E2E_KEEP) await keep()
  // The report goes through a pipe, and has to be all in it.
  process.stdout.write('', () => process.exit())
}
