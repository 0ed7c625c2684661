import { counted, listed, type Sentence, say } from '../sentence.ts'
import { shortName } from '../short-name.ts'

/** An object's kind and name in the base. */
export interface ObjectName {
  kind: string
  name: string
}

/** Objects that come and go, in a sentence each. */
export const comeAndGo = (come: ObjectName[], go: ObjectName[], isPruned: boolean): Sentence[] => [
  ...(go.length === 0 ? [] : [[...said(go, 'goes', 'go'), ...(isPruned ? [] : [leftBehind(go.length)])]]),
  ...(come.length === 0 ? [] : [said(come, 'comes', 'come')]),
]

/** Argo CD and Flux delete what is no longer in git; nobody else does. */
export const leftBehind = (count: number): string =>
  `; kubectl apply leaves ${count === 1 ? 'it' : 'them'} there: delete ${count === 1 ? 'it' : 'them'} by hand`

const said = (objects: ObjectName[], one: string, several: string): Sentence =>
  say`${counted(objects.length, 'object')} ${[objects.length === 1 ? one : several]}: ${listed(objects.map(objectName))}`

/** `Service node-exporter`. */
export const objectName = ({ kind, name }: ObjectName): string => `${kind} ${shortName(name)}`.trim()
