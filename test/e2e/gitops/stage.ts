import { runStage } from '../laboratory/run-stage.ts'

const files = ['flux', 'credentials', 'tls', 'argocd', 'leaving', 'beside', 'fuzz']

/** The stage's process, in the enclosure that `cluster-stage.ts` made. `E2E_FILES=leaving` runs only these. */
await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { cluster } = await import('./shared.ts')
  await cluster.keep()
})
