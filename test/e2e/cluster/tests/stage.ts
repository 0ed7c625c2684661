import { runStage } from '../../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
await runStage(import.meta.dirname, ['scraped'], async () => {
  const { laboratory } = await import('./shared.ts')
  await laboratory.cluster.keep()
})
