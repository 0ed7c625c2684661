import type { NamedEnvironment } from '../defaults.ts'
import { partsOf, patchesOf } from '../overlay/overlay.ts'
import type { OverlayPatch } from '../overlay/patch.ts'
import { objectsOf, resolve } from '../overlay/resolve.ts'
import type { Fault } from './fault.ts'

/**
 * The faults of patches that hit nothing, which Kustomize drops without a word, or that fail.
 * One of the generator's own is a programmer's mistake and throws.
 */
export const unresolvedPatches = (
  environment: NamedEnvironment,
  patches: OverlayPatch[] = patchesOf(environment),
): Fault[] =>
  resolve(objectsOf(partsOf(environment)), patches).unresolved.map(({ patch, operation, message }) => {
    if (patch.field === undefined)
      throw new Error(`${environment.file}: the patch of ${JSON.stringify(patch.target)} ${message}`)
    return {
      path: [...patch.field, ...(operation === undefined ? ['target'] : ['patch', operation])],
      message,
    }
  })
