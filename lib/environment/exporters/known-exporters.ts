import { apcupsd } from './apcupsd.ts'
import { ceph } from './ceph.ts'
import { ipmi } from './ipmi.ts'
import { nut } from './nut.ts'
import { smartctl } from './smartctl.ts'
import { zfs } from './zfs.ts'

/**
 * The exporters that an environment can switch on by their names here, beside the node exporter. From each entry come its field and
 * schema, its objects in base/, what overlays change in them, its series and its row in docs/exporters.md.
 */
export const knownExporters = { ceph, smartctl, zfs, ipmi, nut, apcupsd }
