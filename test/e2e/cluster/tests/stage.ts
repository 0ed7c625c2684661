import { runStage } from '../../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
const files = [
  'real',
  'shipped',
  'environments',
  'query',
  'dns',
  'no-ipv6',
  'musl',
  'targets',
  'faults',
  'recovery',
  'diff',
  'scale',
]

await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { cluster } = await import('./shared.ts')
  await cluster.keep()
})
