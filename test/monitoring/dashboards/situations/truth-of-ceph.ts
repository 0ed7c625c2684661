import { type Ceph, checksOf, osdsOf, poolsOf, version } from './ceph.ts'
import type { Row } from './prometheus.ts'
import type { Truth } from './truth.ts'

const row = (value: number, labels: Record<string, string> = {}): Row => ({ labels, value })
const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** What the page on Ceph must say, by panel, of the Ceph cluster of each environment that has one. */
export const truthOfCeph = (clusters: Record<string, Ceph>): Truth => {
  const all = Object.entries(clusters)
  const telling = all.filter(([, { state }]) => state !== 'silent')
  const each = (value: (ceph: Ceph) => number | undefined): Row[] =>
    telling.flatMap(([environment, ceph]) => {
      const number = value(ceph)
      return number === undefined ? [] : [row(number, { environment })]
    })
  const total = (value: (ceph: Ceph) => number): Row[] => [row(sum(telling.map(([, ceph]) => value(ceph))))]
  const most = (value: (ceph: Ceph) => number): Row[] => [
    row(Math.max(...telling.map(([, ceph]) => value(ceph)))),
  ]
  const recovering = ({ state }: Ceph) => (state === 'recovering' ? 1 : 0)
  const failing = (ceph: Ceph) => checksOf(ceph).filter(({ fails }) => fails)
  const pools = (value: (pool: ReturnType<typeof poolsOf>[number]) => number): Row[] =>
    telling.flatMap(([environment, ceph]) =>
      poolsOf(ceph).map(pool => row(value(pool), { environment, name: pool.name })),
    )
  const osds = (
    value: (osd: ReturnType<typeof osdsOf>[number]) => number | undefined,
    named = false,
  ): Row[] =>
    telling.flatMap(([environment, ceph]) =>
      osdsOf(ceph).flatMap(osd => {
        const number = value(osd)
        const host = osd.known
          ? { hostname: osd.host, device_class: 'ssd' }
          : { hostname: '', device_class: '' }
        return number === undefined
          ? []
          : [row(number, { environment, ceph_daemon: osd.name, ...(named && host) })]
      }),
    )
  const upCount = (ceph: Ceph) => osdsOf(ceph).filter(({ up }) => up).length
  const unclean = (ceph: Ceph) => sum(poolsOf(ceph).map(pool => pool.unclean))
  const used = ({ size }: Ceph) => (2.4e12 + 3e11 * size) / (6e12 * size)
  const latency = osds(({ up, latency: own }) => (up ? own : undefined))
  const panels: Truth = {
    Health: most(recovering),
    'Ceph silent': [row(all.length - telling.length)],
    'PGs inactive': total(() => 0),
    'PGs not clean': total(unclean),
    'Objects unfound': total(() => 0),
    'OSDs down': total(ceph => osdsOf(ceph).length - upCount(ceph)),
    'OSDs up / all, A': total(upCount),
    'OSDs up / all, B': total(ceph => osdsOf(ceph).length),
    'Monitors out': total(recovering),
    'Slow operations': total(ceph => 42 * recovering(ceph)),
    Crashed: total(recovering),
    'Ceph versions': most(() => 1),
    'Raw storage used': most(used),
    'Health checks that fail': telling.flatMap(([environment, ceph]) =>
      failing(ceph).map(({ name, severity }) => row(1, { environment, name, severity })),
    ),
    'Health checks, over time': each(ceph => failing(ceph).length),
    'Objects to recover, A': each(ceph => 900 * recovering(ceph)),
    'Objects to recover, B': each(ceph => 300 * recovering(ceph)),
    'Objects to recover, C': each(() => 0),
    Recovery: each(ceph => 2 * 5e7 * recovering(ceph)),
    'Objects recovered': each(ceph => 2 * 12 * recovering(ceph)),
    ...letters('PGs that can’t be used or are damaged', 9, () => []),
    ...letters('PGs that lack copies or move', 10, index =>
      index === 0 ? each(ceph => unclean(ceph) || undefined) : [],
    ),
    ...letters('PGs that are scrubbed or trimmed', 5, index => (index === 1 ? each(() => 2) : [])),
    'Pools, Used': pools(pool => pool.used),
    'Pools, Stored': pools(pool => pool.stored),
    'Pools, Can take': pools(pool => pool.free),
    'Pools, PGs not clean': pools(pool => pool.unclean),
    'Pools, Read': pools(pool => pool.rate),
    'Pools, Written': pools(pool => 2 * pool.rate),
    'Raw storage in use': each(used),
    'Raw storage, A': each(({ size }) => 2.4e12 + 3e11 * size),
    'Raw storage, B': each(({ size }) => 6e12 * size),
    'OSDs, State': osds(({ up }) => (up ? 0 : 2), true),
    'OSDs, Commits in': latency,
    'OSDs, Applies in': osds(({ up, latency: own }) => (up ? own + 1 : undefined)),
    'OSDs, Weight': osds(osd => (osd.in ? 1 : 0)),
    Monitors: telling.flatMap(([environment, ceph]) =>
      ceph.hosts.map((host, index) =>
        row(index < ceph.hosts.length - recovering(ceph) ? 1 : 0, {
          environment,
          ceph_daemon: `mon.${host}`,
          ceph_version: version,
        }),
      ),
    ),
    'OSDs up and in, A': each(upCount),
    'OSDs up and in, B': each(ceph => osdsOf(ceph).filter(osd => osd.in).length),
    'Slowest OSDs': latency.sort((one, other) => other.value - one.value).slice(0, 10),
    'Client throughput, A': pools(pool => pool.rate),
    'Client throughput, B': pools(pool => 2 * pool.rate),
    'Client operations, A': pools(pool => 3 * pool.rate),
    'Client operations, B': pools(pool => 4 * pool.rate),
  }
  return Object.fromEntries(Object.entries(panels).map(([title, rows]) => [`Ceph: panel ${title}`, rows]))
}

const letters = (title: string, count: number, rows: (index: number) => Row[]): Truth =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `${title}, ${String.fromCharCode(65 + index)}`,
      rows(index),
    ]),
  )
