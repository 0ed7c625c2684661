import { table } from './toml.ts'

const tasks = ['proxmox_task', 'proxmox_backup_task']
const jobs = ['proxmox_backup_gc', 'proxmox_backup_verify']

const regex = (order: number, namepass: string[], rules: Rule[]): string =>
  [
    table('[[processors.regex]]', { order, namepass }),
    ...rules.map(({ of, ...rule }) => table(`[[processors.regex.${of}]]`, rule)),
  ].join('\n')

interface Rule {
  of: 'tags' | 'fields'
  key: string
  /** Without `$`, which begins a variable; `\z` ends a text as well. */
  pattern: string
  replacement: string
  result_key?: string
}

const numbers = (
  order: number,
  namepass: string[],
  field: string,
  value_mappings: Record<string, number>,
  fallback?: number,
): string =>
  [
    table('[[processors.enum]]', { order, namepass }),
    table('[[processors.enum.mapping]]', { fields: [field], default: fallback }),
    table('[processors.enum.mapping.value_mappings]', value_mappings),
  ].join('\n')

/** What becomes of the answers. A state is a number, not a label: the series of the last state would stay until it expires. */
export const processors: string[] = [
  regex(
    1,
    ['proxmox_certificate', 'proxmox_disk'],
    [
      { of: 'tags', key: 'url', pattern: '^.*/nodes/', replacement: '', result_key: 'node' },
      { of: 'tags', key: 'node', pattern: '/.*', replacement: '' },
    ],
  ),
  regex(2, tasks, [
    { of: 'tags', key: 'reason', pattern: '^.*', replacement: 'error', result_key: 'result' },
    { of: 'tags', key: 'reason', pattern: '^OK\\z', replacement: 'ok', result_key: 'result' },
    { of: 'tags', key: 'reason', pattern: '^WARNINGS: .*', replacement: 'warning', result_key: 'result' },
    { of: 'tags', key: 'reason', pattern: '^(OK|WARNINGS: .*)\\z', replacement: '' },
    // Only a guest's number: other ids are those of storages, disks and users.
    { of: 'tags', key: 'vmid', pattern: '^.*[^0-9].*', replacement: '' },
  ]),
  [
    table('[[processors.strings]]', { order: 3, namepass: tasks }),
    table('[[processors.strings.left]]', { tag: 'reason', width: 80 }),
  ].join('\n'),
  // A task's time is its end, so that of several with the same labels the output keeps the newest.
  table('[[processors.date]]', {
    order: 4,
    namepass: tasks,
    field_key: 'end_timestamp_seconds',
    date_format: 'unix',
  }),
  numbers(5, ['proxmox_ha'], 'armed_state', { disarmed: 0, disarming: 1, standby: 2, armed: 3 }),
  regex(
    6,
    ['proxmox_disk'],
    [{ of: 'fields', key: 'health', pattern: '^SMART Disabled\\z', replacement: 'UNKNOWN' }],
  ),
  numbers(7, ['proxmox_disk'], 'health', { PASSED: 1, OK: 1, UNKNOWN: -1 }, 0),
  regex(8, jobs, [
    { of: 'fields', key: 'last_run_state', pattern: '^WARNINGS: .*', replacement: 'WARNINGS' },
  ]),
  numbers(9, jobs, 'last_run_state', { OK: 0, WARNINGS: 1 }, 2),
  numbers(10, ['proxmox_backup_datastore'], 'error', {}, 1),
]
