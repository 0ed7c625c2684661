import type { NetworkPolicyPeer } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { FieldPath } from '../problem/field-path.ts'
import { podPath } from './exporters.ts'
import { listOf, recordOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** Whom the release's own policies let in to an exporter: the overlay's policy goes on to let them in. */
export const policyPeers = (objects: ReleaseObject[], exporter: ReleaseObject | undefined): Fragment => {
  if (exporter === undefined) return {}
  const podLabels = recordOf(recordOf(exporter.reader.peek([...podPath.slice(0, -1), 'metadata', 'labels'])))
  const from = objects
    .filter(({ kind, namespace }) => kind === 'NetworkPolicy' && namespace === exporter.namespace)
    .filter(({ value }) => selects(recordOf(recordOf(value.spec).podSelector), podLabels))
    .flatMap(peersOf)
  return from.length === 0 ? {} : { networkPolicy: { from } }
}

/** Whether a selector of labels alone selects a pod; one by expressions is left to a person. */
const selects = (selector: Record<string, unknown>, labels: Record<string, unknown>): boolean =>
  selector.matchExpressions === undefined &&
  Object.entries(recordOf(selector.matchLabels)).every(([key, value]) => labels[key] === value)

const peersOf = ({ value, reader }: ReleaseObject): NetworkPolicyPeer[] => {
  const peers = listOf(recordOf(value.spec).ingress).flatMap((rule, index) =>
    [...listOf(recordOf(rule).from).keys()].map((at): FieldPath => ['spec', 'ingress', index, 'from', at]),
  )
  if (peers.length === 0) return []
  for (const path of ownParts) reader.pass(path)
  for (const index of listOf(recordOf(value.spec).ingress).keys())
    reader.pass(['spec', 'ingress', index, 'ports'])
  return peers.map(path => reader.take(path, 'networkPolicy.from') as NetworkPolicyPeer)
}

/** What the overlay's own policy says for itself. */
const ownParts: FieldPath[] = [
  ['apiVersion'],
  ['kind'],
  ['metadata'],
  ['spec', 'podSelector'],
  ['spec', 'policyTypes'],
  ['spec', 'egress'],
]
