import { runStage } from '../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
await runStage(
  import.meta.dirname,
  (process.env.E2E_FILES ?? 'flux,credentials,tls,argocd,leaving').split(','),
  async () => {
    const { cluster } = await import('./shared.ts')
    await cluster.keep()
  },
)
