import type { Outcome } from './exporter/outcome.ts'

/** The counts of uvu's report; a process that ended badly without a failed test counts as one. */
export function outcomeOf(report: string, status: number | null): Outcome {
  const count = (name: string) =>
    [...report.matchAll(new RegExp(`^\\s*${name}:\\D*(\\d+)`, 'gm'))].reduce(
      (sum, [, number]) => sum + Number(number),
      0,
    )
  const passed = count('Passed')
  const failed = count('Total') - passed
  return { passed, failed: failed === 0 && status !== 0 ? 1 : failed }
}
