import { runStage } from '../laboratory/run-stage.ts'

const files = ['shards', 'vmalert', 'rulers', 'agents']

/** The stage's process, in the enclosure that `scale-stage.ts` made. `E2E_FILES=rulers` runs only these. */
await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { laboratory } = await import('./shared.ts')
  await laboratory.cluster.keep()
})
