import { runFiles } from '../run-files.ts'

/** What a cluster stage's process does: runs the test files, and keeps the laboratory where that is asked for. */
export async function runStage(folder: string, files: readonly string[], keep: () => Promise<unknown>) {
  await runFiles(folder, files)
  if (process.env.E2E_KEEP) await keep()
  process.exit()
}
