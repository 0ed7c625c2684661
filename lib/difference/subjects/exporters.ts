import { each, fromTo, type Sentence, say, shown } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** How the exporters ask Proxmox VE: with which collectors and credentials, by which names, and whether they verify certificates. */
export const exporters: Subject = (_sides, fields) => {
  const own = fields.filter(field => isBelow(field, ...pod)).map(field => ({ field, sentences: said(field) }))
  const explained = own.filter(({ sentences }) => sentences !== undefined)
  return told(
    each(explained.flatMap(({ sentences = [] }) => sentences)),
    explained.map(({ field }) => field),
  )
}

const pod = ['spec', 'template', 'spec']

/** What a field of a pod means; no sentence where another field's says it, and nothing where it is not known. */
const said = ({ path, before, after }: Field): Sentence[] | undefined => {
  const place = path.slice(path[3] === 'containers' ? 5 : 3).join('.')
  if (place === 'args' && Array.isArray(before) && Array.isArray(after)) return args(before, after)
  if (place.startsWith('env.PVE_VERIFY_SSL') && after !== undefined)
    return [[`certificates of Proxmox VE are ${isVerified(after) ? '' : 'no longer '}verified`]]
  if (place.startsWith('envFrom'))
    return [say`credentials from Secret ${fromTo(nameIn(before), nameIn(after))}`]
  if (place === 'hostAliases' && (before === undefined || after === undefined))
    return [[`host aliases to the hypervisors' addresses ${before === undefined ? 'come' : 'go'}`]]
  if (place.startsWith('volumes.ca'))
    return [say`CA from ${fromTo(nameIn(sourceOf(path, before)), nameIn(sourceOf(path, after)))}`]
  return /^(env\.REQUESTS_CA_BUNDLE|volumeMounts\.ca)$/.test(place) ? [] : undefined
}

/** A whole volume without its own name; what is below it as it is. */
const sourceOf = (path: Field['path'], value: unknown): unknown => {
  if (path.at(-1) !== 'ca') return value
  const { name: _, ...source } = Object(value)
  return source
}

const args = (before: unknown[], after: unknown[]): Sentence[] => [
  ...before.filter(arg => !after.includes(arg)).map(arg => one(arg, 'goes', 'on')),
  ...after.filter(arg => !before.includes(arg)).map(arg => one(arg, 'comes', 'off')),
]

const one = (arg: unknown, otherwise: string, collector: string): Sentence => {
  const [, off] = /^--no-collector\.(.+)$/.exec(String(arg)) ?? []
  return off === undefined ? say`argument ${shown(arg)} ${[otherwise]}` : say`collector ${off} ${[collector]}`
}

const isVerified = (value: unknown): boolean => (Object(value).value ?? value) !== 'false'

/** The name of a Secret or ConfigMap, at whatever depth two lists of sources differ. */
const nameIn = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : /"(?:name|secretName)":"([^"]+)"/.exec(JSON.stringify(value) ?? '')?.[1]
