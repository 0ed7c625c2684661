import { type Difference, differenceOf } from './difference.ts'
import { renderingOf } from './rendering/rendering.ts'
import { overlaysOf, type Tree } from './rendering/tree.ts'
import { counted, type Sentence, say } from './sentence.ts'
import { goneEnvironment, newEnvironment } from './whole-environment.ts'

/** The environments that differ between two trees, and those that do not. */
export interface TreeDifference {
  different: (Difference & { environment: string })[]
  same: string[]
}

/** What every overlay renders in two trees, compared; of one environment alone where it is named. */
export const treeDifference = (before: Tree, after: Tree, only?: string): TreeDifference => {
  const [old, now] = [overlaysOf(before), overlaysOf(after)]
  const all = [...new Set([...old, ...now])].sort().filter(name => only === undefined || name === only)
  const isTouched = touched(before, after)
  const delivered = deliveredIn(before)
  const isPruned = (environment: string): boolean => delivered.has(environment)
  const found = all.map(environment => {
    if (!old.includes(environment)) return { environment, ...newEnvironment(renderingOf(after, environment)) }
    if (!now.includes(environment))
      return { environment, ...goneEnvironment(renderingOf(before, environment), isPruned(environment)) }
    const difference = isTouched(environment)
      ? overlayDifference(before, after, environment, isPruned(environment))
      : nothing
    return { environment, ...difference }
  })
  const isSame = ({ sentences, objects }: Difference): boolean => sentences.length + objects.length === 0
  return {
    different: found.filter(one => !isSame(one)),
    same: found.filter(isSame).map(({ environment }) => environment),
  }
}

/** The environments that Argo CD or Flux syncs: these prune. */
export const deliveredIn = ({ paths, read }: Tree): Set<string> =>
  new Set(
    paths
      .filter(path => path.startsWith('gitops/'))
      .flatMap(path => [...(read(path) ?? '').matchAll(/\bpath: '?(?:\S+\/)?overlays\/([^\s'/]+)/g)])
      .map(([, environment]) => environment as string),
  )

const nothing: Difference = { sentences: [], objects: [] }

/** Whether any text of which an overlay is rendered differs. */
const touched = (before: Tree, after: Tree): ((environment: string) => boolean) => {
  const paths = [...new Set([...before.paths, ...after.paths])]
  const changed = paths.filter(path => before.read(path) !== after.read(path))
  const isShared = changed.some(path => /^(base|dashboards)\//.test(path))
  const own = new Set(changed.map(path => /^overlays\/([^/]+)\//.exec(path)?.[1]))
  return environment => isShared || own.has(environment)
}

/** An environment that moves or is renamed as a whole is compared as if it had been there: all its objects would differ otherwise. */
const overlayDifference = (before: Tree, after: Tree, environment: string, isPruned: boolean): Difference => {
  const [old, now] = [renderingOf(before, environment), renderingOf(after, environment)]
  const { namespace, namePrefix } = now
  const isMoved = old.namespace !== namespace
  const isRenamed = old.namePrefix !== namePrefix
  const there =
    isMoved || isRenamed
      ? renderingOf(before, environment, { ...(namespace !== undefined && { namespace }), namePrefix })
      : old
  const { sentences, objects } = differenceOf(
    environment,
    { ...there, ...(old.namespace && { namespace: old.namespace }) },
    now,
    isPruned,
  )
  const all = counted(old.objects.size, 'object')
  const leftThere = isPruned ? '' : ' (kubectl apply leaves the old ones there: delete them by hand)'
  const moves: Sentence[] = [
    ...(isMoved
      ? [
          say`moves from namespace ${old.namespace ?? 'of the context'} to ${namespace ?? 'of the context'}: ${all} made anew there${[leftThere]}; create the credentials' Secret there first`,
        ]
      : []),
    ...(isRenamed
      ? [
          say`names begin with ${namePrefix || 'nothing'} instead of ${old.namePrefix || 'nothing'}: ${all} made anew${[leftThere]}`,
        ]
      : []),
  ]
  return {
    sentences: [...moves, ...sentences],
    objects:
      moves.length === 0
        ? objects
        : [...now.objects].map(([key, object]) => {
            const before = old.objects.get(key)
            return {
              how: before ? 'anew' : 'comes',
              kind: object.kind,
              name: object.name,
              after: object,
              ...(before && { before }),
            }
          }),
  }
}
