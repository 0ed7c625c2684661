import type { FieldPath } from '../problem/field-path.ts'

/** A text of an environment: a value, or the key under which a value stands. */
export interface Text {
  path: FieldPath
  text: string
  isKey: boolean
}

/** The texts that a function finds fault with; all of them are asked at once first, since hardly any environment has one. */
export const textsWhere = (value: unknown, isFaulty: (text: string) => boolean): Text[] => {
  const texts = textsOf(value)
  return isFaulty(texts.map(({ text }) => text).join('\n')) ? texts.filter(({ text }) => isFaulty(text)) : []
}

/** Every text of a value that is plain data, keys before what stands under them. */
export const textsOf = (value: unknown, path: FieldPath = []): Text[] => {
  if (typeof value === 'string') return [{ path, text: value, isKey: false }]
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, [...path, index]))
  return Object.entries(value ?? {}).flatMap(([key, item]) => [
    { path: [...path, key], text: key, isKey: true },
    ...textsOf(item, [...path, key]),
  ])
}
