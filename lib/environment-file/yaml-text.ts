import { isMap, isScalar, isSeq, parseDocument, visit, type YAMLMap } from 'yaml'
import { toYaml } from '../file/yaml.ts'
import { type Note, notesAt } from './note.ts'

/** The first line of an environment in YAML, by which editors complete it. */
const schemaLine = '# yaml-language-server: $schema=../schema/environment.schema.json'

/** An environment as YAML, in which every parser reads the same values; lists of plain values stand on one line. */
export const yamlText = (value: object, notes: Note[]): string => {
  const document = parseDocument(toYaml(value))
  visit(document, {
    Seq: (_, list) => {
      list.flow = list.items.every(isScalar)
    },
  })
  for (const { path } of notes) {
    const [key, ...parents] = path.toReversed()
    const parent = parents.length === 0 ? document.contents : document.getIn(parents.toReversed(), true)
    const node = key === undefined ? firstKey(document.contents) : nodeAt(parent, key)
    if (node !== undefined)
      node.commentBefore = notesAt(notes, path)
        .map(text => ` ${text}`)
        .join('\n')
  }
  return `${schemaLine}\n${document.toString({ lineWidth: 0, flowCollectionPadding: false })}`
}

type Commented = { commentBefore?: string | null }

const nodeAt = (parent: unknown, key: string | number): Commented | undefined => {
  if (isSeq(parent) && typeof key === 'number') return parent.items[key] as Commented | undefined
  return isMap(parent) ? (keyNode(parent, key) as Commented | undefined) : undefined
}

const keyNode = (map: YAMLMap, key: string | number): unknown =>
  map.items.find(pair => isScalar(pair.key) && pair.key.value === key)?.key

const firstKey = (map: unknown): Commented | undefined =>
  isMap(map) ? (map.items[0]?.key as Commented | undefined) : undefined
