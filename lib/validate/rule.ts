import type { NamedEnvironment } from '../environment/defaults.ts'
import type { Fault } from '../problem/fault.ts'

/** A rule that the schema can't say: the faults of one environment that fits the schema. */
export type Rule = (environment: NamedEnvironment) => Fault[]
