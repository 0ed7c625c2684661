import { runStage } from '../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `soak-stage.ts` made. */
await runStage(import.meta.dirname, ['soak'], async () => {
  const { laboratory } = await import('./shared.ts')
  await laboratory.cluster.keep()
})
