import type { NamedEnvironment } from '../../../lib/environment/defaults.ts'
import { gitops } from '../../../lib/generate/gitops/gitops.ts'
import { renderedObjects } from '../../../lib/generate/overlay/rendered-objects.ts'
import type { Rendered } from '../../kubectl.ts'

/**
 * All objects of environments: those of their overlays without the dashboards' JSON, and what points Argo CD and Flux at them. Patches
 * of one's own may make of an object what they like, so they are left out.
 */
export const fuzzedObjects = (environments: NamedEnvironment[]): Rendered[] =>
  [
    ...environments.flatMap(environment => structuredClone(renderedObjects({ ...environment, patches: [] }))),
    ...gitops(environments).flatMap(({ value }) => {
      const object = value as Rendered
      return object.kind === 'List' ? object.items : [object]
    }),
  ].filter(({ apiVersion }) => !apiVersion.startsWith('kustomize.config.k8s.io/')) as Rendered[]
