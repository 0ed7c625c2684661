import { noLevels } from '../../appearance.ts'
import { band, heading, type Section } from '../../layout.ts'
import { levelled, number, state } from '../../panels/columns.ts'
import { table } from '../../panels/table.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { monitors, namedOsd, ofOsd, osdRows, osdState, osdsIn, osdsUp } from '../../queries/ceph-daemons.ts'
import { osdWords, quorumWords } from '../../value-texts.ts'

const rows = osdRows(200)
const ofRows = (expression: string) => `(${expression}) and on (environment, ceph_daemon) ${rows}`
const latency = { levels: { warning: 50, bad: 200 }, unit: 'ms', width: 100 }

/** OSDs, those that are down first, and monitors. */
export const daemons = (): Section => [
  heading('OSDs and monitors'),
  band(
    10,
    table({
      title: 'OSDs',
      description:
        'Two hundred OSDs at most: those that are down, then those that are out, then the slowest. One whose latency stands out has a disk that is dying. `systemctl status ceph-osd@<id>` on its host.',
      levels: noLevels,
      labels: [
        { label: 'ceph_daemon', heading: 'OSD', width: 85 },
        { label: 'hostname', heading: 'Host' },
        { label: 'device_class', heading: 'Class', last: true },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [
        state('State', namedOsd(ofRows(osdState)), osdWords, 85),
        levelled('Commits in', ofRows(ofOsd('ceph_osd_commit_latency_ms')), latency),
        levelled('Applies in', ofRows(ofOsd('ceph_osd_apply_latency_ms')), latency),
        number('Weight', ofRows(ofOsd('ceph_osd_weight')), 80),
      ],
      sortBy: [{ heading: 'State' }, { heading: 'Commits in' }],
      searchable: true,
      none: 'no Ceph',
    }),
    table({
      title: 'Monitors',
      description:
        'Monitors, and whether they are in quorum. `systemctl status ceph-mon@<host>` there; look at network and clocks.',
      levels: noLevels,
      labels: [
        { label: 'ceph_daemon', heading: 'Monitor' },
        { label: 'ceph_version', heading: 'Version', last: true },
        { label: 'environment', heading: 'Environment', last: true },
      ],
      values: [state('Quorum', `topk(50, ${monitors})`, quorumWords, 85)],
      sortBy: [{ heading: 'Quorum', rising: true }],
      none: 'no Ceph',
      width: 10,
    }),
  ),
  band(
    8,
    timeSeries({
      title: 'OSDs up and in',
      description:
        'OSDs that run (up), and those that Ceph gives data (in). Ten minutes after one goes down it is out as well, and its data is copied to others.',
      unit: 'count:OSDs',
      levels: noLevels,
      queries: [
        { expression: osdsUp, legend: '{{environment}} up' },
        { expression: osdsIn, legend: '{{environment}} in' },
      ],
      none: 'no Ceph',
    }),
    timeSeries({
      title: 'Slowest OSDs',
      description:
        'Milliseconds in which the ten slowest OSDs at each moment commit a write. All slow at once: the network, or too much load; one alone: its disk.',
      unit: 'ms',
      levels: { warning: 50, bad: 200 },
      queries: [
        {
          expression: `topk(10, ${ofOsd('ceph_osd_commit_latency_ms')})`,
          legend: '{{ceph_daemon}} ({{environment}})',
        },
      ],
      none: 'no Ceph',
    }),
  ),
]
