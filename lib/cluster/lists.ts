import { type Answer, type Failure, failuresIn } from './failure.ts'
import { has, jsonAnswer } from './json-answer.ts'
import { isOfGroup, type KindName, kinds, qualified } from './kinds.ts'
import type { Given, RunKubectl } from './run-kubectl.ts'
import { type Seen, type Where, withoutSecrets } from './seen.ts'

type Lists = Map<KindName, Answer<Seen[]>>

/**
 * Lists objects; lists of one place that are asked for in one turn become one call. Kinds of a group that is not served are left
 * out of it: kubectl names one of them at a time, and gives nothing of the others.
 */
export const lists = (run: RunKubectl, served: () => Promise<Set<string> | undefined>) => {
  const open = new Map<string, { kinds: Set<KindName>; lists: Promise<Lists> }>()
  return async (kind: KindName, where: Where): Promise<Answer<Seen[]>> => {
    const place = JSON.stringify([where.namespace, where.selector, where.managedFields])
    const batch = open.get(place) ?? opened(place, where)
    batch.kinds.add(kind)
    return (await batch.lists).get(kind) as Answer<Seen[]>
  }

  function opened(place: string, where: Where) {
    const kinds = new Set<KindName>()
    const turn = new Promise<void>(resolve => setImmediate(resolve)).then(() => {
      open.delete(place)
    })
    const batch = { kinds, lists: turn.then(() => listServed(run, served, [...kinds].sort(), where)) }
    open.set(place, batch)
    return batch
  }
}

const listServed = async (
  run: RunKubectl,
  served: () => Promise<Set<string> | undefined>,
  all: KindName[],
  where: Where,
): Promise<Lists> => {
  const groups = all.some(kind => isOptional(kinds[kind].group)) ? await served() : undefined
  const isThere = (kind: KindName) =>
    groups === undefined || !isOptional(kinds[kind].group) || groups.has(kinds[kind].group)
  return new Map<KindName, Answer<Seen[]>>([
    ...(await listAll(run, all.filter(isThere), where)),
    ...all.filter(kind => !isThere(kind)).map(kind => [kind, { failure: notServed(kind) }] as const),
  ])
}

/** Whether a group comes with something that a cluster may lack. */
const isOptional = (group: string): boolean => group.includes('.') && !group.endsWith('.k8s.io')

/** In kubectl's words. */
const notServed = (kind: KindName): Failure =>
  failuresIn(`error: the server doesn't have a resource type "${kinds[kind].resource}"`)[0]

/** One call for all kinds. A kind that the server does not know fails the whole call, which is then made without it. */
const listAll = async (run: RunKubectl, all: KindName[], where: Where): Promise<Lists> => {
  if (all.length === 0) return new Map()
  const given = await run(['get', all.map(qualified).join(','), ...flags(where), '--output=json'])
  const failures = given.code === 0 ? [] : failuresIn(given.stderr)
  const unknown = all.filter(kind => failures.some(failure => isUnknown(kind, failure)))
  if (unknown.length === 0) return new Map(all.map(kind => [kind, listOf(kind, given, failures)]))
  const others = await listAll(
    run,
    all.filter(kind => !unknown.includes(kind)),
    where,
  )
  const failure = failures[0] as Failure
  return new Map<KindName, Answer<Seen[]>>([...others, ...unknown.map(kind => [kind, { failure }] as const)])
}

const flags = ({ namespace, selector, managedFields }: Where): string[] => [
  ...(namespace === undefined ? ['--all-namespaces'] : ['--namespace', namespace]),
  ...(selector === undefined ? [] : ['--selector', selector]),
  ...(managedFields ? ['--show-managed-fields'] : []),
]

const isUnknown = (kind: KindName, failure: Failure): boolean =>
  failure.kind === 'unknown kind' && failure.message.includes(`"${kinds[kind].resource}"`)

/** What a call gave of one kind: some kinds may be refused while others are given. */
const listOf = (kind: KindName, { stdout }: Given, failures: Failure[]): Answer<Seen[]> => {
  const { group, resource } = kinds[kind]
  const failure = failures.find(
    one => one.kind !== 'forbidden' || (one.right.resource === resource && one.right.group === group),
  )
  if (failure !== undefined) return { failure }
  const given = jsonAnswer<{ items: Seen[] }>(stdout || '{"items":[]}', has('items'))
  if (given.failure !== undefined) return given
  return {
    value: given.value.items
      .filter(item => item.kind === kind && isOfGroup(kind, item.apiVersion))
      .map(withoutSecrets),
  }
}
