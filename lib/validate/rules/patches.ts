import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { PatchOperation } from '../../environment.ts'
import { configMapsOf } from '../../generate/overlay/dashboards.ts'
import { partsOf, patchesOf } from '../../generate/overlay/overlay.ts'
import { overlayObjects, overlayObjectsButRules } from '../../generate/overlay/overlay-objects.ts'
import type { OverlayPatch } from '../../generate/overlay/patch.ts'
import { objectsOf, resolve } from '../../generate/overlay/resolve.ts'
import type { Fault } from '../../problem/fault.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'
import { closedWays } from './closed-ways.ts'
import { typedKey } from './typed-key.ts'

/** Kustomize tells an object by these, and drops, mixes up or fails on a JSON 6902 patch that changes one (tried). */
const identity = ['/apiVersion', '/kind', '/metadata', '/metadata/name', '/metadata/namespace']

/** A patch changes what an object holds, not which one it is. */
export const keptIdentities: Rule = ({ patches }) =>
  patches.flatMap(({ patch }, index) =>
    patch.flatMap((operation, at) =>
      (['path', 'from'] as const).flatMap(field => {
        const pointer: unknown = Reflect.get(operation, field)
        const changes = field === 'from' ? operation.op === 'move' : operation.op !== 'test'
        return changes && identity.includes(String(pointer))
          ? [
              {
                path: ['patches', index, 'patch', at, field],
                message: `${received(pointer)} identifies the object for Kustomize; set namePrefix or namespace, and add a label or annotation at its own path`,
              },
            ]
          : []
      }),
    ),
  )

/** Annotations have keys that Kustomize reads as text. */
export const annotationKeys: Rule = ({ patches }) =>
  patches.flatMap(({ patch }, index) =>
    patch.flatMap((operation, at) =>
      keysOfAnnotations(operation).flatMap(key => {
        const message = typedKey(key)
        return message === undefined
          ? []
          : [
              {
                path: ['patches', index, 'patch', at],
                message: `adds the annotation ${received(key)}, which ${message}`,
              },
            ]
      }),
    ),
  )

const keysOfAnnotations = (operation: PatchOperation): string[] => {
  if (operation.path === annotations)
    return 'value' in operation && typeof operation.value === 'object'
      ? Object.keys(operation.value ?? {})
      : []
  return operation.path.startsWith(`${annotations}/`) ? [operation.path.slice(annotations.length + 1)] : []
}

const annotations = '/metadata/annotations'

/**
 * The faults of patches that hit nothing, which Kustomize drops without a word, that fail, or that cut the exporters off.
 * One of the generator's own is a programmer's mistake and throws.
 */
export const faultsOfPatches = (
  environment: NamedEnvironment,
  patches: OverlayPatch[] = patchesOf(environment),
): Fault[] => {
  // Only an operator's own patch can mean the rules.
  const own =
    environment.patches.length > 0 ? overlayObjects(environment) : overlayObjectsButRules(environment)
  const objects = [...objectsOf(partsOf(environment)), ...configMapsOf(environment), ...own]
  const { objects: resolved, unresolved } = resolve(objects, patches)
  const faults = unresolved.map(({ patch, operation, message }) => {
    if (patch.field === undefined)
      throw new Error(`${environment.file}: the patch of ${JSON.stringify(patch.target)} ${message}`)
    return {
      path: [...patch.field, ...(operation === undefined ? ['target'] : ['patch', operation])],
      message,
    }
  })
  return faults.length > 0 ? faults : closedWays(environment, resolved)
}
