import { isDeepStrictEqual } from 'node:util'
import { fieldName } from '../../problem/field-path.ts'
import { hidden } from '../../problem/secret-text.ts'
import { conceal } from '../../problem/secret-value.ts'
import { fromTo, joined, keyOfSentence, listed, type Sentence, say, shown } from '../sentence.ts'
import type { Field, Subject } from '../subject.ts'
import { objectName } from './objects.ts'

/** What no other subject explains, field by field; objects in which the same changes share a sentence. */
export const otherFields: Subject = (_sides, fields) => {
  const phrases = fields.map(field => ({ field, phrase: phraseOf(field) }))
  const groups = [...Map.groupBy(phrases, ({ phrase }) => keyOfSentence(phrase)).values()]
  return {
    sentences: groups.map(group => {
      const names = [...new Set(group.map(({ field }) => objectName(field)))]
      return [...say`${listed(names, 3)}: `, ...(group[0]?.phrase ?? [])]
    }),
    explained: fields,
  }
}

const phraseOf = (field: Field): Sentence => {
  const { path, before, after } = field
  const name = nameOf(path)
  if (isSecret(field)) return say`${name} changes ${[hidden]}`
  if (Array.isArray(before) && Array.isArray(after)) return say`${name} ${ofLists(before, after)}`
  if ([before, after].some(isLong)) return say`${name} changes`
  return say`${name} ${fromTo(open(path, before), open(path, after))}`
}

/** An exporter has one container: its fields go without its name. */
const nameOf = (path: Field['path']): string =>
  fieldName(path.join('/').startsWith('spec/template/spec/containers/') ? path.slice(5) : path) || 'container'

const isLong = (value: unknown): boolean => typeof value === 'string' && value.trim().includes('\n')

/** The values of a Secret, whatever their names. */
const isSecret = ({ kind, path }: Field): boolean =>
  kind === 'Secret' && /^(data|stringData)$/.test(String(path[0]))

const open = (path: Field['path'], value: unknown): unknown =>
  value === undefined ? undefined : conceal.call({}, String(path.at(-1) ?? ''), value)

const ofLists = (before: unknown[], after: unknown[]): Sentence => {
  const isIn = (list: unknown[]) => (one: unknown) => list.some(other => isDeepStrictEqual(one, other))
  const gone = before.filter(one => !isIn(after)(one))
  const come = after.filter(one => !isIn(before)(one))
  const all = [...gone.map(one => say`${shown(one)} goes`), ...come.map(one => say`${shown(one)} comes`)]
  if (all.length === 0) return ['is in another order']
  return all.length > 3 ? [`changes (${gone.length} go, ${come.length} come)`] : joined(all, ', ')
}
