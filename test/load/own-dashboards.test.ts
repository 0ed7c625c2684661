import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { kubectlSuite, kustomize } from '../kubectl.ts'
import { environmentFile, tree } from '../tree.ts'

const lab = environmentFile({
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  dashboards: { grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } },
})

/** As Grafana's "Export" writes it, with what our rules ask for. */
const sound = {
  id: 42,
  uid: 'team-mail',
  title: 'Mail relays',
  editable: false,
  templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
  panels: [
    {
      type: 'stat',
      title: 'Relays that run',
      description: 'How many mail relays run. Fewer than two: start one.',
      datasource: { uid: '$datasource' },
      fieldConfig: { defaults: { unit: 'short' }, overrides: [] },
      targets: [{ expr: 'sum(pve_up{id=~"lxc/.+"})', datasource: { uid: '$datasource' } }],
    },
  ],
}

const withOwn = (files: Record<string, unknown>) =>
  tree({
    'environments/lab.ts': lab,
    ...Object.fromEntries(
      Object.entries(files).map(([name, value]) => [
        `environments/dashboards/${name}`,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    ),
  })

test("a person's own dashboard is delivered with the rest, without the number of its database", () => {
  const { root, run, remove } = withOwn({ 'mail.json': sound, 'README.md': 'notes' })
  const { status, stderr } = run('build')
  assert.equal([status, stderr], [0, ''])
  const { $comment, id, ...delivered } = JSON.parse(
    readFileSync(join(root, 'dashboards/own-mail.json'), 'utf8'),
  )
  assert.match($comment, 'Generated from environments/dashboards/mail.json by npm run build')
  assert.is(id, undefined)
  const { id: _, ...kept } = sound
  assert.equal(delivered, kept)
  remove()
})

test('one that is made to keep a build busy is refused, or told: it ends none', () => {
  const nested = {
    ...sound,
    panels: [{ ...sound.panels[0], targets: [{ expr: `${'('.repeat(30_000)}up` }] }],
  }
  const { run, remove } = withOwn({
    'long.json': `{"panels":[${'0,'.repeat(2.5 * 2 ** 20)}0]}`,
    'nested.json': nested,
  })
  const { status, stderr } = run('build')
  remove()
  assert.is(status, 1)
  assert.match(
    stderr,
    'environments/dashboards/long.json: is larger than 4 MiB, and a ConfigMap holds one; take panels out\n',
  )
  assert.match(stderr, /^environments\/dashboards\/nested\.json: .*is nested too deep; flatten it$/m)
  assert.not.match(stderr, '    at ')
})

test('one that no API server takes as a ConfigMap is refused, and nothing is written', () => {
  const { root, run, remove } = withOwn({ 'mail.json': { ...sound, snapshotData: 'x'.repeat(2 ** 20) } })
  const { status, stderr } = run('build')
  const made = existsSync(join(root, 'dashboards'))
  remove()
  assert.is(status, 1)
  assert.match(
    stderr,
    /^environments\/dashboards\/mail\.json: has 104\d{4} bytes as it is delivered, and no API server takes a ConfigMap of more than 1048576; split the dashboard/,
  )
  assert.not(made)
})

test('it goes when its file goes', () => {
  const { root, run, remove } = withOwn({ 'mail.json': sound })
  run('build')
  assert.ok(existsSync(join(root, 'dashboards/own-mail.json')))
  writeFileSync(join(root, 'environments/dashboards/mail.json'), '')
  assert.is(run('build').status, 1)
  remove()
})

test('what breaks our rules is told as a warning, with the file and the panel, and delivered', () => {
  const [panel] = sound.panels
  const { root, run, remove } = withOwn({
    'mail.json': {
      ...sound,
      __inputs: [{ name: 'DS_PROMETHEUS' }],
      panels: [{ ...panel, targets: [{ expr: 'rate(pve_up[5m])' }], fieldConfig: {} }],
    },
  })
  const { status, stderr } = run('build')
  assert.is(status, 0)
  assert.equal(stderr.trim().split('\n'), [
    'environments/dashboards/mail.json: warning: has __inputs, which nobody asks when a sidecar reads it; export it without "share externally", with a datasource variable',
    'environments/dashboards/mail.json: warning: panel "Relays that run" has no unit',
    'environments/dashboards/mail.json: warning: panel "Relays that run" asks for rate() of pve_up, which is a gauge',
    'environments/dashboards/mail.json: warning: panel "Relays that run" has a rate over a fixed time; use $__rate_interval',
  ])
  assert.ok(existsSync(join(root, 'dashboards/own-mail.json')))
  remove()
})

const hidden =
  "which is not shown here and must never stand in this repository; put it into Grafana's data source, and revoke it if it was ever committed"

test('a UUID is how Grafana names panels and dashboards, and no secret', () => {
  const { run, remove } = withOwn({ 'mail.json': { ...sound, uid: randomUUID() } })
  assert.is(run('build').stderr, '')
  remove()
})

test('a folder that is a link is not followed', () => {
  const { root, run, remove } = withOwn({})
  const outside = withOwn({ 'mail.json': sound })
  symlinkSync(join(outside.root, 'environments/dashboards'), join(root, 'environments/dashboards'))
  assert.is(
    run('build').stderr,
    'environments/dashboards: is a symbolic link; make it a folder, and copy the dashboards into it\n1 problem; nothing was written\n',
  )
  remove()
  outside.remove()
})

for (const [title, name, value, message] of [
  ['text that is no JSON', 'a.json', '{', 'is not a JSON object; export the dashboard from Grafana again'],
  ['a list', 'a.json', '[]', 'is not a JSON object; export the dashboard from Grafana again'],
  [
    'what is no dashboard',
    'a.json',
    '{}',
    'has no list of panels; export the dashboard itself, in the classic JSON model',
  ],
  [
    'a name with a space',
    'My dashboard.json',
    sound,
    'is not named as a dashboard: <name>.json, with at most 40 lower-case letters, digits and "-"',
  ],
  [
    'panels that are no list',
    'a.json',
    { ...sound, panels: { 0: {} } },
    'has no list of panels; export the dashboard itself, in the classic JSON model',
  ],
  [
    'what is nested as no dashboard is',
    'a.json',
    `{"panels":${'['.repeat(60)}${']'.repeat(60)}}`,
    'panels[0][0] is nested over 50 levels deep, which no field is; flatten it',
  ],
  [
    'an API token in a link',
    'a.json',
    { ...sound, links: [{ url: 'https://pve', headers: 'PVEAPIToken=root@pam!a=1' }] },
    `links[0].headers holds what looks like an API token, ${hidden}`,
  ],
  [
    'an API token with the space that its server takes, too',
    'a.json',
    { ...sound, description: 'Authorization: PVEAPIToken root@pam!a=1' },
    `description holds what looks like an API token, ${hidden}`,
  ],
  [
    'a password in a URL',
    'a.json',
    { ...sound, panels: [{ ...sound.panels[0], links: [{ url: 'https://u:hunter2@pve/' }] }] },
    `panels[0].links[0].url holds what looks like a password in a URL, ${hidden}`,
  ],
  [
    'a password by its name',
    'a.json',
    { ...sound, jsonData: { basicAuthPassword: 'hunter2' } },
    `jsonData.basicAuthPassword holds what looks like a secret's own value, ${hidden}`,
  ],
  [
    "a uid of the generator's own",
    'a.json',
    { ...sound, uid: 'proxmox-fleet' },
    'has the uid "proxmox-fleet" of proxmox-fleet.json; Grafana takes neither: give it its own',
  ],
] as [string, string, unknown, string][])
  test(`${title} is refused, and nothing is written`, () => {
    const { root, run, remove } = withOwn({ [name]: value })
    const { status, stderr } = run('build')
    assert.is(status, 1)
    assert.is(stderr.split('\n')[0], `environments/dashboards/${name}: ${message}`)
    assert.not.ok(existsSync(join(root, 'overlays')))
    remove()
  })

test('two of one uid are told apart by nobody', () => {
  const { run, remove } = withOwn({ 'a.json': sound, 'b.json': sound })
  assert.match(
    run('build').stderr,
    'environments/dashboards/b.json: has the uid "team-mail" of environments/dashboards/a.json; Grafana takes neither: give it its own',
  )
  remove()
})

test('a link to a file elsewhere is not followed', () => {
  const { root, run, remove } = withOwn({ 'a.json': sound })
  symlinkSync('/etc/hostname', join(root, 'environments/dashboards/b.json'))
  assert.match(
    run('build').stderr,
    'environments/dashboards/b.json: is not a regular file; copy the dashboard here',
  )
  remove()
})

test.run()

const rendering = kubectlSuite("a person's own dashboard")

rendering("a person's own dashboard comes in both ways in which Grafana takes dashboards", () => {
  const { root, run, remove } = withOwn({ 'mail.json': sound })
  run('build')
  const objects = kustomize(join(root, 'overlays/lab'))
  remove()
  const named = objects.filter(({ metadata }) => metadata.name === 'lab-proxmox-monit-dashboard-own-mail')
  assert.equal(named.map(({ kind }) => kind).sort(), ['ConfigMap', 'GrafanaDashboard'])
  assert.equal(
    named.flatMap(({ data }) => Object.keys(data ?? {})),
    ['own-mail.json'],
  )
})

rendering.run()
