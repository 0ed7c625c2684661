import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { type OverlayPatch, patch, replace } from './patch.ts'

/** Who may reach the exporters, where the environment says so. */
export const networkPolicyPeers = ({ networkPolicy }: NamedEnvironment): OverlayPatch[] =>
  networkPolicy === false || networkPolicy.from === undefined
    ? []
    : [patch('NetworkPolicy', names.pveExporter, replace('/spec/ingress/0/from', networkPolicy.from))]

/** The operator's own patches, after all others, so that they have the last word. */
export const operatorPatches = ({ patches }: NamedEnvironment): OverlayPatch[] =>
  patches.map(({ target, patch }, index) => ({ target, operations: patch, field: ['patches', index] }))
