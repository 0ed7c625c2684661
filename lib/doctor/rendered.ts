import { join } from 'node:path'
import { loadAll } from 'js-yaml'
import type { Cluster } from '../cluster/cluster.ts'
import type { Answer } from '../cluster/failure.ts'
import type { KubernetesObject } from '../generate/kubernetes-object.ts'

/** An object of the overlay, as it is applied. */
export type Rendered = KubernetesObject & {
  metadata: { namespace?: string; annotations?: Record<string, string> }
}

/** The objects that the committed overlay of an environment renders to. */
export const renderedOverlay = async (
  cluster: Cluster,
  root: string,
  name: string,
): Promise<Answer<Rendered[]>> => {
  const { value, failure } = await cluster.ask(['kustomize', join(root, 'overlays', name)])
  return failure === undefined ? { value: loadAll(value) as Rendered[] } : { failure }
}
