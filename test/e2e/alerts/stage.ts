import { runStage } from '../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `alerts-stage.ts` made. */
await runStage(import.meta.dirname, ['alerts'], async () => {
  const { laboratory } = await import('./shared.ts')
  await laboratory.cluster.keep()
})
