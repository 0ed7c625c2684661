import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { poolRead, poolReads, poolWrites, poolWritten } from '../../queries/ceph-data.ts'

const chart = (title: string, description: string, unit: string, read: string, written: string) =>
  timeSeries({
    title,
    description,
    unit,
    levels: noLevels,
    queries: [
      { expression: `topk(10, ${read})`, legend: '{{name}} ({{environment}}) read' },
      { expression: `topk(10, ${written})`, legend: '{{name}} ({{environment}}) written' },
    ],
    none: 'no Ceph',
  })

/** What guests and other clients ask of the pools. */
export const clients = (): Section => [
  heading('Clients'),
  band(
    8,
    chart(
      'Client throughput',
      'Bytes a second that clients read and write, of the ten busiest pools each. During recovery it falls: see "Recovery".',
      'Bps',
      poolRead,
      poolWritten,
    ),
    chart(
      'Client operations',
      'Operations a second, of the ten busiest pools each. Many small ones cost OSDs more than few large ones.',
      'ops',
      poolReads,
      poolWrites,
    ),
  ),
]
