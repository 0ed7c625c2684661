import { isMap, isScalar, isSeq, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml'
import { editBracketed } from './edit-bracketed.ts'
import {
  type Edited,
  type HypervisorChange,
  namesElsewhere,
  type Range,
  type WrittenHypervisor,
} from './edit-change.ts'
import { editBlock } from './edit-yaml-block.ts'
import { writing } from './edit-yaml-scalar.ts'

/** A YAML environment with its hypervisors changed. Every byte outside of what the changes name stays. */
export const editYaml = (text: string, changes: HypervisorChange[]): Edited => {
  const { contents } = parseDocument(text)
  const pair = isMap(contents)
    ? contents.items.find(({ key }) => isScalar(key) && key.value === 'hypervisors')
    : undefined
  const { key, value: list } = pair ?? {}
  if (!isScalar(key) || key.range == null || !isSeq(list) || list.anchor !== undefined)
    return { reason: 'hypervisors is not a plain list there' }
  const entries = list.items.map(item => writtenHypervisor(text, item))
  const written = entries.filter(entry => entry !== undefined)
  if (written.length < entries.length)
    return { reason: 'a hypervisor there is an alias, or has a name or address that is not plain text' }
  const elsewhere = namesElsewhere(changes, written)
  if (elsewhere.length > 0) return { reason: `${elsewhere.join(', ')} does not stand there` }
  const [start, end] = key.range
  return list.flow
    ? { text: editFlow(text, list, written, changes) }
    : editBlock(text, { start, end }, written, changes)
}

const editFlow = (
  text: string,
  list: YAMLSeq,
  entries: WrittenHypervisor[],
  changes: HypervisorChange[],
): string => {
  const [start, end] = list.range as [number, number, number]
  const inOneLine = () => !text.slice(start, end).includes('\n')
  return editBracketed(text, { start, end, entries, comment: /#[^\r\n]*/, writing, inOneLine }, changes)
}

const writtenHypervisor = (text: string, item: unknown): WrittenHypervisor | undefined => {
  if (!isMap(item) || item.anchor !== undefined || item.tag !== undefined || item.range == null)
    return undefined
  const name = plainText(item, 'name')
  const address = plainText(item, 'address')
  if (name === undefined || address === undefined) return undefined
  // The parser counts the line break in where the fields stand in lines of their own.
  const [start, last] = item.range
  const end = start + text.slice(start, last).trimEnd().length
  return { name: name.value, start, end, values: { name: rangeOf(name), address: rangeOf(address) } }
}

const rangeOf = ({ range }: Scalar): Range => ({ start: range?.[0] ?? 0, end: range?.[1] ?? 0 })

/** A text in one line; block scalars end with a line break that nothing but they may have. */
const plainText = (item: YAMLMap, key: string): Scalar<string> | undefined => {
  const node = item.get(key, true)
  return isScalar(node) &&
    typeof node.value === 'string' &&
    node.anchor === undefined &&
    !node.type?.startsWith('BLOCK')
    ? (node as Scalar<string>)
    : undefined
}
