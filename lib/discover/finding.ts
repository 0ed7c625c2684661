import type { HypervisorChange } from '../environment-file/edit-change.ts'

/** A change with the reason for it, and the address that it changes. */
export type Change = HypervisorChange & { why: string; before?: string }

/** What is found about one member or one hypervisor. */
export interface Finding {
  change?: Change
  /** The name of a member whose address nobody knows. */
  withoutAddress?: string
  note?: string
}
