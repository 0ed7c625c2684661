import type { Target } from './targets.ts'

/** A scrape of the same Proxmox VE cluster that is not the environment's, with the Helm release that made it. */
export interface ForeignScrape {
  target: Target
  release?: { name: string; namespace: string }
}

/**
 * Who else brings `pve_up` of the same cluster: series with the same cluster's id (or, of a host that stands alone, the
 * same node's), another job or environment, and a target that is scraped now.
 */
export const foreignScrapes = (
  environment: string,
  metrics: Record<string, string>[],
  targets: Target[],
): ForeignScrape[] => {
  const own = metrics.filter(metric => metric.environment === environment)
  const clusters = own.filter(({ id }) => id?.startsWith('cluster/'))
  const ids = new Set((clusters.length > 0 ? clusters : own).map(({ id }) => id))
  // Another environment of this product is told apart by its label, and may be meant.
  const others = metrics.filter(metric => !metric.environment && ids.has(metric.id))
  const known = new Map<string, ForeignScrape>()
  for (const { job, instance, namespace } of others) {
    const target = targets.find(
      ({ labels }) => labels.job === job && labels.instance === instance && labels.namespace === namespace,
    )
    if (target !== undefined) known.set(target.scrapePool, { target, ...releaseOf(target) })
  }
  return [...known.values()]
}

/** Helm annotates what it installs, and discovery shows a Service's annotations. */
const releaseOf = ({ discoveredLabels }: Target): Pick<ForeignScrape, 'release'> => {
  const name = discoveredLabels.__meta_kubernetes_service_annotation_meta_helm_sh_release_name
  const namespace = discoveredLabels.__meta_kubernetes_service_annotation_meta_helm_sh_release_namespace
  return name === undefined || namespace === undefined ? {} : { release: { name, namespace } }
}
