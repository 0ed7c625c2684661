import { runStage } from '../laboratory/run-stage.ts'

/** Those of rulers, pairs and agents take as long again: `E2E_FILES=rulers,agents` runs them. */
const files = ['shards']

/** The stage's process, in the enclosure that `scale-stage.ts` made. */
await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { laboratory } = await import('./shared.ts')
  await laboratory.cluster.keep()
})
