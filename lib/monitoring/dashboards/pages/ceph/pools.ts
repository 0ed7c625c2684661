import { fillLevels, noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { bytes, filling, levelled, rate } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import {
  poolFree,
  poolFullIn,
  poolRead,
  poolStored,
  poolUnclean,
  poolUsed,
  poolWritten,
  rawSize,
  rawUse,
  used,
} from '../../queries/ceph-data.ts'

const rows = `topk(100, ${poolUsed})`
const ofRows = (expression: string) => `(${expression}) and on (environment, name) ${rows}`

/** Capacity: the pools, and the raw storage below them. */
export const pools = (): Section => [
  heading('Capacity'),
  band(
    9,
    table({
      title: 'Pools',
      description:
        "The hundred fullest pools. What a pool can still take is what fits until its first OSD is full, so an uneven spread costs room: `ceph osd df`. The module does not tell each OSD's fill; OSD_NEARFULL above does when one passes 85 %.",
      levels: fillLevels,
      labels: [
        { label: 'name', heading: 'Pool' },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        filling('Used', rows),
        levelled('Full in', ofRows(poolFullIn), {
          levels: { warning: 7 * 86_400, bad: 86_400, falling: true },
          unit: 's',
          width: 120,
        }),
        bytes('Stored', ofRows(poolStored), 105),
        bytes('Can take', ofRows(poolFree), 105),
        levelled('PGs not clean', ofRows(poolUnclean), { levels: { warning: 1 }, width: 120 }),
        rate('Read', ofRows(poolRead), 95),
        rate('Written', ofRows(poolWritten), 95),
      ],
      sortBy: [{ heading: 'Used' }],
      searchable: true,
      none: 'no Ceph',
    }),
  ),
  band(
    8,
    timeSeries({
      title: 'Raw storage in use',
      description:
        'Share of the raw storage in use. Over 75 % there may be no room to recover into when a node is lost; at 85 % Ceph warns, at 95 % it refuses writes. One OSD can be full long before.',
      unit: 'percentunit',
      levels: { warning: 0.75, bad: 0.85 },
      max: 1,
      queries: [{ expression: used, legend: '{{environment}}' }],
      none: 'no Ceph',
    }),
    timeSeries({
      title: 'Raw storage',
      description:
        'Bytes of raw storage, copies included, and those in use. A step down is an OSD that was lost.',
      unit: 'bytes',
      levels: noLevels,
      queries: [
        { expression: rawUse, legend: '{{environment}} used' },
        { expression: rawSize, legend: '{{environment}} size' },
      ],
      none: 'no Ceph',
    }),
  ),
]
