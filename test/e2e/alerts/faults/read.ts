import type { Fault, Raised, Source } from './fault.ts'

/** A fault of a hypervisor of the cluster `faulty`, in files that its node exporter reads. */
export const read = (
  what: string,
  source: Source,
  hypervisor: string,
  files: Record<string, string> | ((round: number) => Record<string, string>),
  raised: Raised,
): Fault => ({
  what,
  source,
  environment: 'faulty',
  begin: ({ machines }, round) =>
    machines[hypervisor]?.write(typeof files === 'function' ? files(round) : files),
  ...(typeof files === 'function' && { every: 3 }),
  raises: [{ ...raised, node: hypervisor }],
})
