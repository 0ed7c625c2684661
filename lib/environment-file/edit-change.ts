/** A change of an environment's hypervisors, which are known by their names. */
export type HypervisorChange =
  | { kind: 'add'; name: string; address: string }
  | { kind: 'remove'; name: string }
  | { kind: 'address'; name: string; address: string }
  | { kind: 'name'; name: string; to: string }

/** A part of a file's text, by its offsets. */
export interface Range {
  start: number
  end: number
}

/** A hypervisor as it stands in a file. */
export interface WrittenHypervisor extends Range {
  name: string
  /** The values of `name` and `address`, quotes included. */
  values: { name: Range; address: Range }
}

/** A file's text after a change, or why the file can't be changed by a program. */
export type Edited = { text: string } | { reason: string }

/** The names of changed hypervisors that do not stand in the file itself. */
export const namesElsewhere = (changes: HypervisorChange[], written: WrittenHypervisor[]): string[] =>
  changes
    .filter(({ kind, name }) => kind !== 'add' && !written.some(one => one.name === name))
    .map(({ name }) => name)
