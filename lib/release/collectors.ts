import type { Collectors } from '../environment.ts'

const known = [
  'status',
  'version',
  'node',
  'cluster',
  'resources',
  'backup-info',
  'qdevice',
  'config',
  'replication',
  'subscription',
]

/** The collector that an exporter's argument switches off or on; none where it is another argument. */
export const collectorOf = (argument: unknown): Collectors | undefined => {
  const [, no, name = ''] = /^--(no-)?collector\.([a-z-]+)$/.exec(String(argument)) ?? []
  return known.includes(name) ? { [name]: no === undefined } : undefined
}

/** Those that differ from what is on by default. */
export const switchedOff = (collectors: (Collectors | undefined)[]): Collectors | undefined => {
  const off = Object.entries(Object.assign({}, ...collectors)).filter(([, isOn]) => isOn === false)
  return off.length === 0 ? undefined : Object.fromEntries(off)
}
