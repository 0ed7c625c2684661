import { bySubject } from './by-subject.ts'
import { type Found, type ObjectDifference, objectDifference } from './object-difference.ts'
import type { Rendering } from './rendering/rendering.ts'
import { each, listed, type Sentence, say } from './sentence.ts'
import { shortName } from './short-name.ts'
import { isImmutable } from './subjects/made-anew.ts'
import { comeAndGo } from './subjects/objects.ts'

/** What differs between two states of an environment: in words, and by object. */
export interface Difference {
  sentences: Sentence[]
  objects: ObjectDifference[]
}

/** What differs between two renderings of an environment. */
export const differenceOf = (
  environment: string,
  before: Rendering,
  after: Rendering,
  isPruned: boolean,
): Difference => {
  const sides = { before, after }
  const keys = [...new Set([...before.objects.keys(), ...after.objects.keys()])]
  const objects = keys.flatMap(key => objectDifference(environment, sides, key))
  const come = objects.filter(({ how }) => how === 'comes')
  const go = objects.filter(({ how }) => how === 'goes')
  const rules = objects.flatMap(({ sentences }) => sentences)
  const told =
    objects.length === 0
      ? []
      : bySubject(
          sides,
          objects.flatMap(({ fields }) => fields),
        )
  return {
    sentences: each([
      ...told,
      ...rules,
      ...comeAndGo(come, go, isPruned),
      ...noRules(come, go),
      ...podsReplaced(objects),
    ]),
    objects: objects.map(({ fields, sentences: _, ...rest }) => ({
      ...rest,
      how: fields.some(field => isImmutable(sides, field)) ? ('anew' as const) : rest.how,
    })),
  }
}

const noRules = (come: ObjectDifference[], go: ObjectDifference[]): Sentence[] => {
  const isRules = ({ kind }: ObjectDifference): boolean => kind === 'PrometheusRule'
  return [
    ...(go.some(isRules) ? [['no alerts any more']] : []),
    ...(come.some(isRules) ? [['alerts begin']] : []),
  ]
}

const podsReplaced = (objects: Found[]): Sentence[] => {
  const names = objects
    .filter(({ fields }) => fields.some(({ kind, path }) => kind === 'Deployment' && path[1] === 'template'))
    .map(({ name }) => shortName(name))
  return names.length === 0 ? [] : [say`pods are replaced: ${listed(names)}`]
}
