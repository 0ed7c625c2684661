import { fieldChanges } from './field-changes.ts'
import type { LazyObject, Rendering } from './rendering/rendering.ts'
import { counted, each, listed, type Sentence, say } from './sentence.ts'
import type { Field, Sides, Subject } from './subject.ts'
import { dashboards } from './subjects/dashboards.ts'
import { discovery } from './subjects/discovery.ts'
import { exporters } from './subjects/exporters.ts'
import { hypervisors } from './subjects/hypervisors.ts'
import { images } from './subjects/images.ts'
import { isImmutable, madeAnew } from './subjects/made-anew.ts'
import { networkPolicy } from './subjects/network-policy.ts'
import { comeAndGo, leftBehind } from './subjects/objects.ts'
import { otherFields } from './subjects/other-fields.ts'
import { ports } from './subjects/ports.ts'
import { rulesSaid } from './subjects/rules.ts'
import { scrapes } from './subjects/scrapes.ts'
import { seenHypervisors } from './subjects/seen-hypervisors.ts'
import { selected } from './subjects/selected.ts'

/** What differs between two states of an environment: in words, and by object. */
export interface Difference {
  sentences: Sentence[]
  objects: ObjectDifference[]
}

export interface ObjectDifference {
  how: 'comes' | 'goes' | 'changes' | 'anew'
  kind: string
  name: string
  before?: LazyObject
  after?: LazyObject
}

/** In the order in which they are told. What one explains the next ones do not see. */
const subjects: Subject[] = [
  madeAnew,
  hypervisors,
  discovery,
  ports,
  scrapes,
  images,
  exporters,
  selected,
  networkPolicy,
  dashboards,
  otherFields,
]

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

type Found = ObjectDifference & { fields: Field[]; sentences: Sentence[] }

const objectDifference = (environment: string, sides: Sides, key: string): Found[] => {
  const [before, after] = [sides.before.objects.get(key), sides.after.objects.get(key)]
  const found = (how: ObjectDifference['how'], fields: Field[] = [], sentences: Sentence[] = []): Found[] => {
    const { kind, name } = (after ?? before) as LazyObject
    return [{ how, kind, name, ...(before && { before }), ...(after && { after }), fields, sentences }]
  }
  if (before === undefined) return found('comes')
  if (after === undefined) return found('goes')
  if (isMadeOfTheSame(before, after)) return []
  const { kind, name } = after
  const { sentences, fields } =
    kind === 'PrometheusRule'
      ? rulesSaid(environment, sides, before, after)
      : {
          sentences: [],
          fields: fieldChanges(before.value(), after.value()).map(change => ({ ...change, kind, name })),
        }
  return fields.length + sentences.length === 0 ? [] : found('changes', fields, sentences)
}

const isMadeOfTheSame = (before: LazyObject, after: LazyObject): boolean =>
  before.madeOf.length === after.madeOf.length &&
  before.madeOf.every((text, index) => text === after.madeOf[index])

const bySubject = (sides: Sides, fields: Field[]): Sentence[] => {
  let rest = fields
  return subjects.flatMap(subject => {
    const { sentences, explained } = subject(sides, rest)
    rest = rest.filter(field => !explained.includes(field))
    return sentences
  })
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
    .map(({ name }) => name.replace('proxmox-monit-', ''))
  return names.length === 0 ? [] : [say`pods are replaced: ${listed(names)}`]
}

/** An environment that comes, with all its objects. */
export const newEnvironment = (after: Rendering): Difference => ({
  sentences: [
    say`new environment in namespace ${after.namespace ?? 'of the context'}: ${counted(after.objects.size, 'object')}, ${hypervisorsIn(after)}`,
  ],
  objects: [...after.objects.values()].map(object => ({
    how: 'comes',
    kind: object.kind,
    name: object.name,
    after: object,
  })),
})

/** An environment that goes, with all its objects. */
export const goneEnvironment = (before: Rendering, isPruned: boolean): Difference => ({
  sentences: [
    say`the environment goes with its ${counted(before.objects.size, 'object')} and ${hypervisorsIn(before)}${[isPruned ? '' : leftBehind(2)]}`,
  ],
  objects: [...before.objects.values()].map(object => ({
    how: 'goes',
    kind: object.kind,
    name: object.name,
    before: object,
  })),
})

const hypervisorsIn = (rendering: Rendering): Sentence => {
  const names = [...seenHypervisors(rendering).keys()]
  return say`${counted(names.length, 'hypervisor')} (${listed(names)})`
}
