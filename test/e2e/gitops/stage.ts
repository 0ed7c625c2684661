import { runStage } from '../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
await runStage(
  import.meta.dirname,
  ['flux', 'credentials', 'tls', 'argocd', 'leaving', 'beside'],
  async () => {
    const { cluster } = await import('./shared.ts')
    await cluster.keep()
  },
)
