import { runStage } from '../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
const files = ['delivered', 'panels', 'truth', 'migration', 'renamed', 'large']

await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { cluster } = await import('./shared.ts')
  await cluster.keep()
})
