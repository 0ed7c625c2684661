import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import { addressesIn } from '../addresses.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { isSame, listed, objectName } from '../live-object.ts'
import type { Rendered } from '../rendered.ts'
import { mayList } from '../rights.ts'

/** Slices that somebody else gave to the environment's Services: they need only name the Service in a label. */
export const PM212: Check = {
  code: 'PM212',
  title: "No foreign EndpointSlice stands behind the environment's Services.",
  after: ['PM208', 'PM211'],
  rights: ({ environment }) => mayList(['EndpointSlice'], environment.namespace),
  run: async ({ cluster, rendered, environment: { namespace } }) => {
    const objects = (await rendered()).value ?? []
    const services = objects.filter(({ kind }) => kind === 'Service')
    if (services.length === 0) return skip('the overlay holds no Service')
    const names = services.map(({ metadata }) => metadata.name)
    const selector = `${serviceName} in (${names.join(',')})`
    const { value, failure } = await cluster.list('EndpointSlice', { namespace, selector })
    return failure === undefined ? found(foreignSlices(objects, value)) : unseen(failure)
  },
}

const serviceName = 'kubernetes.io/service-name'

type Service = Rendered & { spec?: { selector?: Record<string, string> } }

/** Slices with addresses that neither the overlay has nor the control plane makes of it. */
export const foreignSlices = (rendered: Rendered[], slices: Seen[]): Finding[] =>
  slices.flatMap(slice => {
    const service = rendered.find(
      ({ kind, metadata }) => kind === 'Service' && metadata.name === slice.metadata.labels?.[serviceName],
    )
    const addresses = addressesIn(slice) ?? []
    if (service === undefined || addresses.length === 0) return []
    if (rendered.some(one => isSame(one, slice)) || isMade(service, slice)) return []
    return [
      {
        what: `${objectName(slice)} gives ${objectName(service)} the addresses ${listed(addresses)}, and is no part of the overlay.`,
        why: 'Cluster DNS, Services and a Prometheus that discovers slices lead there, too; no apply takes it away.',
        mend: {
          command: shell`kubectl --namespace ${slice.metadata.namespace} delete endpointslice ${slice.metadata.name}`,
        },
      },
    ]
  })

/**
 * Whether the control plane keeps a slice: of pods for a Service with a selector, of Endpoints for one without. What the
 * first made before a Service lost its selector stays there for ever.
 */
const isMade = ({ spec }: Service, { metadata: { labels = {} } }: Seen): boolean => {
  const hasSelector = Object.keys(spec?.selector ?? {}).length > 0
  const maker = hasSelector ? 'endpointslice-controller.k8s.io' : 'endpointslicemirroring-controller.k8s.io'
  return labels['endpointslice.kubernetes.io/managed-by'] === maker
}
