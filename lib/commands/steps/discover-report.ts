import { createTwoFilesPatch } from 'diff'
import type { Change } from '../../discover/finding.ts'
import { numberOf } from '../../problem/number-of.ts'
import { formatProblem, printable } from '../../problem/problem.ts'
import { inShell } from '../../problem/shell.ts'
import { authority } from '../../proxmox/api-host.ts'
import { coloured } from './coloured-diff.ts'
import type { Discovered } from './discovered.ts'
import type { DiscoveredEdit } from './discovered-edit.ts'

/** What was found and what became of it, for a person. */
export const discoverReport = (discovered: Discovered, edit: DiscoveredEdit, written: boolean): string => {
  const { environment, text, looked, comparison } = discovered
  const { file, name } = environment
  const [{ api, status }] = looked.views
  const count = numberOf(status.nodes.length, 'node')
  const cluster = status.cluster === undefined ? 'a host of no cluster' : `${count} of ${status.cluster.name}`
  // Versions, reasons and names of interfaces are a server's own words.
  const said = (lines: string[]) => lines.map(printable)
  return [
    ...said([
      `${name}: ${cluster}, Proxmox VE ${looked.version}, as ${api.host.name} (${authority(api.host)}) says`,
      ...comparison.changes.map(changeLine),
      ...notesOf(discovered).map(note => `note    ${note}`),
    ]),
    ...(edit.kind === 'edited' ? ['', coloured(diffOf(file, text, edit.text))] : []),
    ...said(ending(discovered, edit, written)),
    '',
  ].join('\n')
}

/** The same for a program. */
export const discoverJson = (discovered: Discovered, edit: DiscoveredEdit, written: boolean): string => {
  const { environment, text, looked, comparison } = discovered
  const [{ api, status }] = looked.views
  const value = {
    environment: environment.name,
    file: environment.file,
    cluster: status.cluster?.name ?? null,
    version: looked.version,
    asked: authority(api.host),
    nodes: status.nodes.map(({ name, online, address }) => ({ name, online, address })),
    changes: comparison.changes,
    withoutAddress: comparison.withoutAddress,
    notes: notesOf(discovered),
    result: written ? 'written' : edit.kind === 'edited' ? 'differs' : edit.kind,
    ...(edit.kind === 'edited' && { diff: diffOf(environment.file, text, edit.text) }),
    ...(edit.kind === 'by hand' && { reason: edit.reason, lines: edit.lines }),
    ...(edit.kind === 'invalid' && { problems: edit.problems.map(formatProblem) }),
  }
  return `${JSON.stringify(value, null, 2)}\n`
}

const notesOf = ({ looked, comparison }: Discovered): string[] => [
  ...(looked.views[0].api.host.ca === 'insecure'
    ? ["the certificates were not verified, as tls: 'insecure' says; --ca verifies them"]
    : []),
  ...looked.failures.map(({ message }) => message),
  ...comparison.notes,
]

const changeLine = (change: Change): string => {
  const { name, why } = change
  if (change.kind === 'add') return `add     ${name} ${change.address}: ${why}`
  if (change.kind === 'remove') return `remove  ${name}: ${why}`
  if (change.kind === 'name') return `rename  ${name} → ${change.to}: ${why}`
  return `change  ${name} ${change.before} → ${change.address}: ${why}`
}

const ending = (
  { environment: { name, file }, access, comparison: { withoutAddress } }: Discovered,
  edit: DiscoveredEdit,
  written: boolean,
): string[] => {
  if (edit.kind === 'equal')
    return withoutAddress.length > 0 ? [] : [`${file} has the same hypervisors at the same addresses`]
  if (edit.kind === 'edited')
    return [
      '',
      written
        ? `${file} is written; review it, then: npm run build`
        : `${file} differs; ${again(name, access)} writes it`,
    ]
  if (edit.kind === 'invalid')
    return ['', `${file} would not be valid with these changes; nothing was written`]
  return [
    '',
    `${file} is to be changed by hand: ${edit.reason}; nothing was written`,
    ...edit.lines.map(line => `  ${line}`),
  ]
}

/** The same call, which writes: reached as this one was. */
const again = (name: string, { ca, tokenFile }: Discovered['access']): string =>
  [
    `npm run discover -- ${name}`,
    ...(ca === undefined ? [] : ['--ca', inShell(ca)]),
    ...(tokenFile === undefined ? [] : ['--token-file', inShell(tokenFile)]),
  ].join(' ')

/** A unified diff without the lines above it, which repeat the file's name. */
const diffOf = (file: string, before: string, after: string): string =>
  createTwoFilesPatch(file, file, before, after, '', '')
    .replace(/^[\s\S]*?(?=^--- )/m, '')
    .trimEnd()
