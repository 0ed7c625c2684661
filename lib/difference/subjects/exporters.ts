import { each, fromTo, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** How the exporters ask Proxmox VE: with which collectors and credentials, and whether they verify certificates. */
export const exporters: Subject = (_sides, fields) => {
  const own = fields
    .filter(field => isBelow(field, ...container))
    .map(field => ({ field, sentences: said(field) }))
  const explained = own.filter(({ sentences }) => sentences.length > 0)
  return told(
    each(explained.flatMap(({ sentences }) => sentences)),
    explained.map(({ field }) => field),
  )
}

const container = ['spec', 'template', 'spec', 'containers', '*']

const said = ({ path, before, after }: Field): Sentence[] => {
  const place = path.slice(container.length).join('.')
  if (place === 'args' && Array.isArray(before) && Array.isArray(after)) return args(before, after)
  if (place.startsWith('env.PVE_VERIFY_SSL') && after !== undefined)
    return verified(after)
      ? [['certificates of Proxmox VE are verified']]
      : [['certificates of Proxmox VE are no longer verified']]
  if (place.startsWith('envFrom'))
    return [say`credentials from Secret ${fromTo(secretIn(before), secretIn(after))}`]
  return []
}

const args = (before: unknown[], after: unknown[]): Sentence[] => [
  ...before.filter(arg => !after.includes(arg)).map(arg => one(arg, 'goes', 'on')),
  ...after.filter(arg => !before.includes(arg)).map(arg => one(arg, 'comes', 'off')),
]

const one = (arg: unknown, otherwise: string, collector: string): Sentence => {
  const [, off] = /^--no-collector\.(.+)$/.exec(String(arg)) ?? []
  return off === undefined ? say`argument ${arg} ${[otherwise]}` : say`collector ${off} ${[collector]}`
}

const verified = (value: unknown): boolean => (Object(value).value ?? value) !== 'false'

/** The name of a Secret, at whatever depth two lists of sources differ. */
const secretIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : /"name":"([^"]+)"/.exec(JSON.stringify(value) ?? '')?.[1]
