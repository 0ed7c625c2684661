import { type Difference, differenceOf } from './difference.ts'
import type { RenderedObject } from './rendering/object.ts'
import { keyOf, type LazyObject, type Rendering } from './rendering/rendering.ts'

/** An object in the cluster, and as it would be once applied. */
export interface LiveObject {
  live?: RenderedObject
  merged?: RenderedObject
}

/**
 * What applying an environment would change in a cluster. What differs is as the cluster gave it; all else is as it is
 * rendered, on both sides. Objects that stand there and are no longer rendered go.
 */
export const clusterDifference = (
  environment: string,
  rendering: Rendering,
  applied: LiveObject[],
  leftOver: RenderedObject[],
  isPruned: boolean,
): Difference => {
  const [before, after] = [new Map(rendering.objects), new Map(rendering.objects)]
  for (const { live, merged } of applied) {
    const { kind, metadata } = (merged ?? live) as RenderedObject
    const name = withoutPrefix(metadata.name, rendering.namePrefix)
    put(before, kind, name, live)
    put(after, kind, name, merged)
  }
  for (const object of leftOver)
    put(before, object.kind, withoutPrefix(object.metadata.name, rendering.namePrefix), object)
  return differenceOf(
    environment,
    { ...rendering, objects: before },
    { ...rendering, objects: after },
    isPruned,
  )
}

const put = (
  objects: Map<string, LazyObject>,
  kind: string,
  name: string,
  object: RenderedObject | undefined,
): void => {
  const key = keyOf(kind, name)
  if (object === undefined) objects.delete(key)
  else
    objects.set(key, { kind, name, madeOf: [JSON.stringify(object)], value: () => withoutServersOwn(object) })
}

const withoutPrefix = (name: string, prefix: string): string =>
  name.startsWith(prefix) ? name.slice(prefix.length) : name

/** An object without what the server writes itself and nobody applies. */
const withoutServersOwn = ({ status: _, ...object }: RenderedObject): RenderedObject => {
  const metadata = Object.fromEntries(
    Object.entries(object.metadata).filter(([key]) => !serversOwn.has(key)),
  ) as RenderedObject['metadata']
  const annotations = Object.entries(metadata.annotations ?? {}).filter(([key]) => !serversOwn.has(key))
  return {
    ...(object as RenderedObject),
    metadata: { ...metadata, annotations: Object.fromEntries(annotations) },
  }
}

const serversOwn = new Set([
  'generation',
  'resourceVersion',
  'uid',
  'creationTimestamp',
  'managedFields',
  'kubectl.kubernetes.io/last-applied-configuration',
])
