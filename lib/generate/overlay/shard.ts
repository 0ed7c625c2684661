import type { NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel, names } from '../../environment/object-names.ts'
import { add, type OverlayPatch, patch } from './patch.ts'

/** Gives the environment's name to the target by which one of several shards knows the environment. */
export const shard = ({ name, prometheus: { sharded } }: NamedEnvironment): OverlayPatch[] =>
  sharded === true
    ? [patch('Probe', names.shard, add(`/spec/targets/staticConfig/labels/${environmentLabel}`, name))]
    : []
