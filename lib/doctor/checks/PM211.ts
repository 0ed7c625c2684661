import type { KindName } from '../../cluster/kinds.ts'
import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import { addressesIn, without } from '../addresses.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import { applyAgain } from '../delivery.ts'
import { givenSelectors } from '../given-selectors.ts'
import { listed, liveOf, objectName } from '../live-object.ts'
import { ownObjects } from '../own-objects.ts'
import type { Rendered } from '../rendered.ts'

/** The hypervisors' addresses, wherever the discovery mode keeps them. */
export const PM211: Check = {
  code: 'PM211',
  title: "The objects hold the addresses and ports of the environment's file.",
  after: ['PM208'],
  run: async scene => {
    const rendered = (await scene.rendered()).value ?? []
    const { objects, failures } = await ownObjects(scene)
    const other = otherAddresses(rendered, objects).map(finding => ({
      ...finding,
      mend: applyAgain(scene.environment),
    }))
    const unmirrored = failures.has('EndpointSlice') ? [] : withoutSlices(rendered, objects)
    const findings = [...givenSelectors(scene.environment, rendered, objects), ...other, ...unmirrored]
    const refused = rendered.map(({ kind }) => failures.get(kind as KindName)).find(one => one !== undefined)
    return findings.length === 0 && refused !== undefined ? unseen(refused) : found(findings)
  },
}

/** Objects that lead elsewhere than the overlay says. */
export const otherAddresses = (rendered: Rendered[], objects: Seen[]): Omit<Finding, 'mend'>[] =>
  rendered.flatMap(object => {
    const wanted = addressesIn(object)
    const live = liveOf(object, objects)
    const seen = live && addressesIn(live)
    if (wanted === undefined || seen === undefined) return []
    const [missing, foreign] = [without(wanted, seen), without(seen, wanted)]
    const said = [
      ...(missing.length > 0 ? [`lacks ${listed(missing)}`] : []),
      ...(foreign.length > 0 ? [`leads to ${listed(foreign)}`] : []),
    ]
    if (said.length === 0) return []
    return [
      {
        what: `${objectName(object)} ${said.join(' and ')}.`,
        why: 'Prometheus and the exporter ask other hosts than the environment names.',
      },
    ]
  })

/** Endpoints without the slice that the control plane makes of them: cluster DNS and kube-proxy read slices alone. */
export const withoutSlices = (rendered: Rendered[], objects: Seen[]): Finding[] =>
  rendered
    .filter(({ kind }) => kind === 'Endpoints')
    .filter(object => liveOf(object, objects) !== undefined)
    .filter(({ metadata: { name } }) => !objects.some(one => isSliceOf(name, one)))
    .map(object => ({
      what: `No EndpointSlice mirrors ${objectName(object)}.`,
      why: 'Cluster DNS and a Prometheus that discovers slices find no hypervisor.',
      mend: {
        command: shell`kubectl --namespace ${object.metadata.namespace} label endpoints ${object.metadata.name} endpointslice.kubernetes.io/skip-mirror-`,
      },
    }))

const isSliceOf = (service: string, { kind, metadata: { labels = {} } }: Seen): boolean =>
  kind === 'EndpointSlice' && labels['kubernetes.io/service-name'] === service
