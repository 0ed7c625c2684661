import type { NamedEnvironment } from '../../environment/defaults.ts'
import { images } from '../../environment/images.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { configMaps } from '../objects/dashboard-config-maps.ts'
import { fullName } from './full-name.ts'
import { partsOf, patchesOf } from './overlay.ts'
import { overlayObjects } from './overlay-objects.ts'
import { objectsOf, resolve } from './resolve.ts'

/**
 * The objects that Kustomize makes of an environment's overlay, without the dashboards' JSON. A test compares them with what
 * Kustomize itself renders.
 */
export const renderedObjects = (environment: NamedEnvironment): KubernetesObject[] => {
  const unpatched = [
    ...objectsOf(partsOf(environment)),
    ...overlayObjects(environment),
    ...(environment.dashboards ? configMaps() : []),
  ]
  const { objects } = resolve(unpatched, patchesOf(environment))
  const names = new Set(objects.map(({ metadata }) => metadata.name))
  return objects.map(object => {
    const named = renamed(object, names, environment) as KubernetesObject
    const { namespace } = environment
    return labelled({ ...named, metadata: { ...named.metadata, ...{ namespace } } }, environment)
  })
}

/** Names of the environment's own objects with the prefix, wherever they stand alone, and the image by its own name. */
const renamed = (value: unknown, names: Set<string>, environment: NamedEnvironment): unknown => {
  if (Array.isArray(value)) return value.map(item => renamed(item, names, environment))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, renamed(one, names, environment)]),
    )
  if (typeof value !== 'string') return value
  if (names.has(value)) return fullName(environment, value)
  return value === pinned ? imageOf(environment) : value
}

const pinned = `${images.pveExporter.name}:${images.pveExporter.tag}`

const imageOf = ({ pveExporter: { image } }: NamedEnvironment): string => {
  const { name = images.pveExporter.name, tag = images.pveExporter.tag, digest } = image ?? {}
  return digest === undefined ? `${name}:${tag}` : `${name}@${digest}`
}

interface Labelled {
  spec?: {
    selector?: Record<string, unknown>
    podSelector?: { matchLabels?: object }
    template?: { metadata: { labels: object } }
  }
}

/** The environment in every selector that there is; its own labels on objects and pods. */
const labelled = (object: KubernetesObject, { name, labels }: NamedEnvironment): KubernetesObject => {
  const own = { [environmentLabel]: name }
  const all = { ...own, ...labels }
  const { spec } = object as Labelled
  // The template of a SealedSecret is no pod's.
  if (object.kind === 'Deployment' && spec?.template)
    spec.template.metadata.labels = { ...spec.template.metadata.labels, ...all }
  if (object.kind === 'Service' && spec?.selector) Object.assign(spec.selector, own)
  if (['Deployment', 'ServiceMonitor'].includes(object.kind) && spec?.selector?.matchLabels)
    Object.assign(spec.selector.matchLabels, own)
  if (object.kind === 'NetworkPolicy' && spec?.podSelector?.matchLabels)
    Object.assign(spec.podSelector.matchLabels, own)
  return { ...object, metadata: { ...object.metadata, labels: { ...object.metadata.labels, ...all } } }
}
