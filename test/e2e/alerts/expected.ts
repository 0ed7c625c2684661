import { isDeepStrictEqual } from 'node:util'
import type { EnvironmentName } from './environments.ts'
import type { Fault, Raised } from './faults/fault.ts'

/** An alert that a fault must raise. */
export interface Expected {
  /** Its name and of what it is, such as `ProxmoxNodeDown of faulty pve4`. */
  title: string
  what: string
  /** All labels that it must have. */
  labels: Record<string, string>
}

/** Labels that the environment puts on every alert of its own. */
const own: Partial<Record<EnvironmentName, Record<string, string>>> = { faulty: { team: 'virtualization' } }

/** What the faults must raise. */
export const expectedOf = (faults: Fault[]): Expected[] =>
  faults.flatMap(({ what, environment, raises }) =>
    raises.map(raised => ({
      title: titleOf(raised, environment),
      what,
      labels: { ...raised, environment, namespace: 'monitoring', ...own[environment] },
    })),
  )

/** Whether labels have all that are expected. */
export const matches = (expected: Record<string, string>, labels: Record<string, string>) =>
  isDeepStrictEqual({ ...labels, ...expected }, labels)

const titleOf = ({ alertname, severity, ...labels }: Raised, environment: string) =>
  `${alertname} of ${[environment, ...Object.values(labels)].join(' ')}`
