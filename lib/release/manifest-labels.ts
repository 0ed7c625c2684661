import type { Fragment } from '../extend.ts'
import { withField } from './fields.ts'
import type { ReleaseObject } from './release-object.ts'
import { holdsSecret } from './secret-keys.ts'

/** Labels by which charts tell their objects apart; the overlay has its own. */
export const ofCharts =
  /^(app|chart|heritage|component|tier|k8s-app|environment|helm\.sh\/.*|app\.kubernetes\.io\/.*)$/

/** The labels that all objects of the release carry, and those that its scrapes carry besides, by which a Prometheus selects them. */
export const manifestLabels = (objects: ReleaseObject[], scrapes: ReleaseObject[]): Fragment => {
  const others = objects.filter(({ kind, isOwned }) => !monitors.includes(kind) && !isOwned)
  const isOwn = ([key, value]: [string, string]) => !ofCharts.test(key) && !holdsSecret(key, value)
  const common = Object.entries(others[0]?.labels ?? {}).filter(
    ([key, value]) =>
      isOwn([key, value]) &&
      key !== 'release' &&
      others.length > 1 &&
      objects.every(({ labels }) => labels[key] === value),
  )
  const isElsewhere = ([key, value]: [string, string]) => others.some(({ labels }) => labels[key] === value)
  const monitoring = Object.entries(scrapes[0]?.labels ?? {}).filter(
    label =>
      isOwn(label) && !isElsewhere(label) && scrapes.every(({ labels }) => labels[label[0]] === label[1]),
  )
  for (const { reader, labels } of scrapes)
    for (const key of Object.keys(labels))
      if (monitoring.some(([name]) => name === key))
        reader.take(['metadata', 'labels', key], 'prometheus.monitorLabels')
      else if (common.some(([name]) => name === key)) reader.take(['metadata', 'labels', key], 'labels')
  return [['labels', common] as const, ['prometheus.monitorLabels', monitoring] as const].reduce<Fragment>(
    (fragment, [field, labels]) =>
      withField(fragment, field, labels.length === 0 ? undefined : Object.fromEntries(labels)),
    {},
  )
}

const monitors = ['ServiceMonitor', 'PodMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule']
