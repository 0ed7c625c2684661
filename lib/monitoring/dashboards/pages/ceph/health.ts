import { anyIsBad, anyIsWarning } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { checkCount, checks } from '../../queries/ceph.ts'
import { cephCheckWords, cephSeverityWords } from '../../value-texts.ts'
import { capacityStats, daemonStats, healthStats } from './stats.ts'

/** What is wrong with Ceph: numbers, and Ceph's own checks. */
export const health = (): Section => [
  band(3, ...healthStats()),
  band(3, ...daemonStats(), ...capacityStats()),
  band(
    7,
    table({
      title: 'Health checks that fail',
      description:
        "Ceph's own checks, as `ceph health detail` names them; there each has its text. https://docs.ceph.com/en/latest/rados/operations/health-checks/ says what to do.",
      levels: anyIsBad,
      labels: [
        { label: 'name', heading: 'Check' },
        { label: 'severity', heading: 'Severity', words: cephSeverityWords, width: 130 },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        {
          heading: 'State',
          expression: `topk(50, ${checks})`,
          unit: 'short',
          words: cephCheckWords,
          width: 95,
        },
      ],
      sortBy: [{ heading: 'Severity' }],
      none: 'no check fails',
    }),
    timeSeries({
      title: 'Health checks, over time',
      description:
        'How many checks fail. A step up has a beginning: look what happened then, such as an OSD that went down or a node that was rebooted.',
      unit: 'count:checks',
      levels: anyIsWarning,
      queries: [{ expression: checkCount, legend: '{{environment}}' }],
      none: 'no Ceph',
      width: 10,
    }),
  ),
]
