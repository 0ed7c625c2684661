import type { DeliveryDifference } from './delivery-difference.ts'
import type { ObjectDifference } from './object-difference.ts'
import { keyOfSentence, type Sentence } from './sentence.ts'
import type { TreeDifference } from './tree-difference.ts'

/** What is the same in some environments: told once. */
export interface Block {
  environments: string[]
  sentences: Sentence[]
}

/** An object, and the environments in which it comes, goes, changes or is made anew. */
export interface ObjectRow extends Pick<ObjectDifference, 'how' | 'kind' | 'name'> {
  environments: string[]
}

/** Everything that a report tells. */
export interface Report {
  blocks: Block[]
  /** What no single environment has: AppProject, root, repository. */
  delivery: Sentence[]
  objects: ObjectRow[]
  same: string[]
  different: TreeDifference['different']
}

/** A report of trees that differ: what most environments share comes first. */
export const reportOf = ({ different, same }: TreeDifference, delivery: DeliveryDifference[]): Report => {
  const own = Map.groupBy(delivery, ({ environment = '' }) => environment)
  const all = different.map(one => ({
    ...one,
    sentences: [...one.sentences, ...(own.get(one.environment) ?? []).flatMap(({ sentences }) => sentences)],
  }))
  const names = new Set(all.map(({ environment }) => environment))
  // An environment may change in its delivery alone.
  const others = [...own].flatMap(([environment, of]) =>
    environment === '' || names.has(environment)
      ? []
      : [{ environment, sentences: of.flatMap(({ sentences }) => sentences), objects: [] }],
  )
  const told = [...all, ...others]
  return {
    blocks: blocksOf(told),
    delivery: (own.get('') ?? []).flatMap(({ sentences }) => sentences),
    objects: rowsOf(told),
    same: same.filter(name => !others.some(({ environment }) => environment === name)),
    different: told,
  }
}

const blocksOf = (different: TreeDifference['different']): Block[] => {
  const bySentence = Map.groupBy(
    different.flatMap(({ environment, sentences }) => sentences.map(sentence => ({ environment, sentence }))),
    ({ sentence }) => keyOfSentence(sentence),
  )
  const shared = [...bySentence.values()].map(group => ({
    environments: [...new Set(group.map(({ environment }) => environment))],
    sentence: group[0]?.sentence ?? [],
  }))
  const blocks = [...Map.groupBy(shared, ({ environments }) => environments.join('\0')).values()].map(
    group => ({
      environments: group[0]?.environments ?? [],
      sentences: group.map(({ sentence }) => sentence),
    }),
  )
  return blocks.sort(
    (one, other) =>
      Number(isConsequence(one)) - Number(isConsequence(other)) ||
      other.environments.length - one.environments.length,
  )
}

/** Whether a block tells only what follows from others. */
const isConsequence = ({ sentences }: Block): boolean =>
  sentences.every(([first]) => typeof first === 'string' && first.startsWith('pods are replaced'))

const rowsOf = (different: TreeDifference['different']): ObjectRow[] => {
  const all = different.flatMap(({ environment, objects }) =>
    objects.map(({ how, kind, name }) => ({ environment, how, kind, name })),
  )
  return [...Map.groupBy(all, ({ how, kind, name }) => `${how} ${kind} ${name}`).values()]
    .map(group => {
      const { how, kind, name } = group[0] as (typeof group)[number]
      return { how, kind, name, environments: group.map(({ environment }) => environment) }
    })
    .sort((one, other) => order.indexOf(one.how) - order.indexOf(other.how))
}

const order: ObjectDifference['how'][] = ['goes', 'anew', 'comes', 'changes']
