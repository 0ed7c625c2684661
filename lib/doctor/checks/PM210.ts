import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import { isSame, objectName } from '../live-object.ts'
import { ownObjects } from '../own-objects.ts'
import type { Rendered } from '../rendered.ts'

/** What an earlier overlay left: a delivery prunes it, an apply by hand does not. */
export const PM210: Check = {
  code: 'PM210',
  title: 'No object is left of an earlier overlay.',
  after: ['PM208'],
  run: async scene => {
    const rendered = (await scene.rendered()).value ?? []
    const { objects, failures } = await ownObjects(scene)
    const findings = leftObjects(rendered, objects).map(left)
    const [refused] = failures.values()
    return findings.length === 0 && refused !== undefined ? unseen(refused) : found(findings)
  },
}

/** Objects with the environment's label that the overlay does not have and no controller made. */
export const leftObjects = (rendered: Rendered[], objects: Seen[]): Seen[] =>
  objects.filter(
    object =>
      !rendered.some(one => isSame(one, object)) &&
      object.metadata.ownerReferences === undefined &&
      !made.includes(object.kind) &&
      !isMirrored(object),
  )

const made = ['Pod', 'ReplicaSet']

/** Endpoints of a Service with a selector, and slices of Endpoints, are the control plane's. */
const isMirrored = ({ kind, metadata: { labels = {}, annotations = {} } }: Seen): boolean =>
  (kind === 'Endpoints' && 'endpoints.kubernetes.io/last-change-trigger-time' in annotations) ||
  (kind === 'Endpoints' && labels['endpoints.kubernetes.io/managed-by'] !== undefined) ||
  (kind === 'EndpointSlice' && labels['endpointslice.kubernetes.io/managed-by']?.endsWith('.k8s.io') === true)

const left = (object: Seen): Finding => {
  const scrapes = scraping.includes(object.kind)
  return {
    ...(scrapes ? {} : { severity: 'warn' as const }),
    what: `${objectName(object)} has the environment's label and is no part of the overlay.`,
    why: scrapes
      ? 'It scrapes or alerts a second time.'
      : 'It does nothing, or something that nobody maintains.',
    mend: {
      command: shell`kubectl --namespace ${object.metadata.namespace} delete ${resourceOf(object)} ${object.metadata.name}`,
    },
  }
}

const scraping = ['ServiceMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule']

/** A kind as kubectl takes it: `probe.monitoring.coreos.com`. */
const resourceOf = ({ kind, apiVersion }: Seen): string =>
  [kind.toLowerCase(), ...(apiVersion.includes('/') ? [apiVersion.split('/')[0]] : [])].join('.')
