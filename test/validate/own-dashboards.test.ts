import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { serialize } from '../../lib/file/serialize.ts'
import { ownDashboardFiles, ownDashboardNames } from '../../lib/generate/own-dashboard-files.ts'
import type { OwnDashboard } from '../../lib/load/own-dashboards.ts'
import { formatProblem } from '../../lib/problem/problem.ts'
import { problemsOfOwnDashboards } from '../../lib/validate/own-dashboards.ts'

const sound = {
  uid: 'team-mail',
  title: 'Mail relays',
  editable: false,
  templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
  panels: [],
}
const own = (value: object, name = 'mail'): OwnDashboard => ({
  name,
  file: `environments/dashboards/${name}.json`,
  value: { ...value },
})
const told = async (...dashboards: OwnDashboard[]): Promise<string[]> =>
  (await problemsOfOwnDashboards(dashboards)).map(formatProblem)

/** The dashboard with a text so long that the whole of it has so many bytes by a measure. */
const ofSize = (bytes: number, measure: (dashboard: OwnDashboard) => number): OwnDashboard => {
  const missing = bytes - measure(own({ ...sound, link: '' }))
  return own({ ...sound, link: 'é'.repeat(Math.floor(missing / 2)) + 'x'.repeat(missing % 2) })
}
const indented = ({ value }: OwnDashboard): number => Buffer.byteLength(JSON.stringify(value, null, 2))
const delivered = (dashboard: OwnDashboard): number =>
  Buffer.byteLength(ownDashboardFiles([dashboard]).map(serialize).join(''))

test('none has no problem', async () => assert.equal(await told(), []))

test('a dashboard of our rules has no problem', async () => assert.equal(await told(own(sound)), []))

for (const [bytes, message] of [
  [200_000, undefined],
  [
    200_001,
    'warning: has 200001 bytes; `kubectl apply` takes 262,144 an object at most, with its own notes: split it',
  ],
  [
    2 ** 20 - 200,
    `warning: has ${2 ** 20 - 200} bytes; \`kubectl apply\` takes 262,144 an object at most, with its own notes: split it`,
  ],
] as const)
  test(`${bytes} indented bytes are ${message === undefined ? 'accepted' : 'warned of'}`, async () =>
    assert.equal(
      await told(ofSize(bytes, indented)),
      message === undefined ? [] : [`environments/dashboards/mail.json: ${message}`],
    ))

test('what no ConfigMap holds, as it is delivered, is refused by its bytes', async () => {
  assert.not.match((await told(ofSize(2 ** 20, delivered))).join('\n'), 'no API server')
  assert.match(
    (await told(ofSize(2 ** 20 + 1, delivered))).join('\n'),
    'environments/dashboards/mail.json: has 1048577 bytes as it is delivered, and no API server takes a ConfigMap of more than 1048576; split the dashboard, or leave data out that it embeds (snapshots, images)',
  )
  // Above the most, that alone is told.
  assert.not.match((await told(ofSize(2 ** 20 + 1, indented))).join('\n'), 'kubectl apply')
})

test('a secret is told by its place and not shown; a UUID is none, as Grafana names panels by them', async () =>
  assert.equal(
    await told(
      own({
        ...sound,
        links: [{ password: 'hunter2' }],
        id: ['01234567', '89ab', 'cdef', '0123', '456789abcdef'].join('-'),
      }),
    ),
    [
      "environments/dashboards/mail.json: links[0].password holds what looks like a secret's own value, which is not shown here and must never stand in this repository; put it into Grafana's data source, and revoke it if it was ever committed",
    ],
  ))

test('a uid is one dashboard’s, ours among them; none is no uid', async () => {
  assert.equal(
    await told(
      own(sound, 'a'),
      own(sound, 'b'),
      own({ ...sound, uid: 'proxmox-fleet' }, 'c'),
      own({ ...sound, uid: '' }, 'd'),
      own({ ...sound, uid: '' }, 'e'),
    ).then(lines => lines.filter(line => line.includes('the uid'))),
    [
      'environments/dashboards/b.json: has the uid "team-mail" of environments/dashboards/a.json; Grafana takes neither: give it its own',
      'environments/dashboards/c.json: has the uid "proxmox-fleet" of proxmox-fleet.json; Grafana takes neither: give it its own',
    ],
  )
})

test('it is delivered without the number of its database and our own note, under a name of its own', () => {
  const dashboards = [own({ id: 1, $comment: 'x', title: 'y' })]
  assert.equal(ownDashboardFiles(dashboards), [
    { path: 'dashboards/own-mail.json', value: { title: 'y' }, source: 'environments/dashboards/mail.json' },
  ])
  assert.equal(ownDashboardNames(dashboards), [
    { file: 'own-mail.json', configMap: 'proxmox-monit-dashboard-own-mail' },
  ])
})

test.run()
