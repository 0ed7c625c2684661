import { runStage } from '../laboratory/run-stage.ts'

const files = ['healthy', 'causes', 'delivered']

/** The stage's process, in the enclosure that `cluster-stage.ts` made. `E2E_FILES=causes` runs only these. */
await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { cluster } = await import('./shared.ts')
  await cluster.keep()
})
