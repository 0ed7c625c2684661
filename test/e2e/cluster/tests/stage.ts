import { runStage } from '../../laboratory/run-stage.ts'

/** The stage's process, in the enclosure that `cluster-stage.ts` made. */
const files = [
  'real',
  'shipped',
  'environments',
  'query',
  'targets',
  // Their environments come and go, and Prometheus writes no staleness for the series of a scrape that is taken away:
  // after them, queries over all environments would see them for five minutes.
  'dns',
  'no-ipv6',
  'musl',
  'faults',
  'recovery',
  'diff',
  'scale',
]

await runStage(import.meta.dirname, process.env.E2E_FILES?.split(',') ?? files, async () => {
  const { cluster } = await import('./shared.ts')
  await cluster.keep()
})
