import type { NamedEnvironment } from '../environment/defaults.ts'
import { addressFindings } from './address-findings.ts'
import type { Change } from './finding.ts'
import type { Looked } from './look.ts'
import { membershipFindings } from './membership-findings.ts'

/** How a cluster and an environment's hypervisors differ. */
export interface Comparison {
  changes: Change[]
  /** Members whose address in the file is missing or wrong, and nobody knows the right one. */
  withoutAddress: string[]
  /** What a person should know and what is no difference. */
  notes: string[]
}

/** Compares what the hypervisors say with what the environment has. */
export const comparison = (environment: NamedEnvironment, looked: Looked): Comparison => {
  const findings = [...addressFindings(environment, looked), ...membershipFindings(environment, looked)]
  return {
    changes: findings.flatMap(({ change }) => change ?? []),
    withoutAddress: findings.flatMap(({ withoutAddress }) => withoutAddress ?? []),
    notes: findings.flatMap(({ note }) => note ?? []),
  }
}
