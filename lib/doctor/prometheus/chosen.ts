import type { Answer } from '../../cluster/failure.ts'
import { type Result, skip, unseen } from '../check.ts'
import { onceAScene } from '../once-a-scene.ts'
import type { Rendered } from '../rendered.ts'
import type { Scene } from '../scene.ts'
import type { PrometheusObject, SelectedKind } from './prometheus-object.ts'
import { nearest, type Selection, selectionOf } from './selection.ts'

/** What the Prometheuses of a cluster select of an environment's scrapes; `nearest` is none where no Prometheus is there. */
export const scrapesSelected = onceAScene(scene =>
  selectedOf(scene, ['ServiceMonitor', 'Probe', 'ScrapeConfig']),
)

/** The same of its rules. */
export const rulesSelected = onceAScene(scene => selectedOf(scene, ['PrometheusRule']))

/** The Prometheus that scrapes an environment, or the result of a check that finds none. */
export const scrapedBy = async (
  scene: Scene,
): Promise<{ result: Result } | { result?: never; prometheus: PrometheusObject }> => {
  const { value, failure } = await scrapesSelected(scene)
  if (failure !== undefined) return { result: unseen(failure) }
  const prometheus = value.nearest?.prometheus
  return prometheus === undefined ? { result: skip('no Prometheus selects the environment') } : { prometheus }
}

export interface Selected {
  objects: Rendered[]
  nearest?: Selection
}

const selectedOf = async (scene: Scene, kinds: SelectedKind[]): Promise<Answer<Selected>> => {
  const { cluster } = scene
  const [rendered, prometheuses, others, namespaces] = await Promise.all([
    scene.rendered(),
    cluster.list<PrometheusObject>('Prometheus'),
    // Agents evaluate no rules, and rulers scrape nothing.
    cluster.list<PrometheusObject>(kinds.includes('PrometheusRule') ? 'ThanosRuler' : 'PrometheusAgent'),
    cluster.list('Namespace'),
  ])
  const failure =
    rendered.failure ?? known(prometheuses.failure) ?? known(others.failure) ?? namespaces.failure
  if (failure !== undefined) return { failure }
  const objects = (rendered.value as Rendered[]).filter(({ kind }) => kinds.includes(kind as SelectedKind))
  const labels = new Map(
    (namespaces.value ?? []).map(({ metadata }) => [metadata.name, metadata.labels ?? {}]),
  )
  const all = [...(prometheuses.value ?? []), ...(others.value ?? [])]
  const best = nearest(all.map(one => selectionOf(one, objects, labels)))
  return { value: { objects, ...(best && { nearest: best }) } }
}

/** A cluster without that kind has none of it. */
const known = <Failed extends { kind: string }>(failure: Failed | undefined): Failed | undefined =>
  failure?.kind === 'unknown kind' ? undefined : failure
