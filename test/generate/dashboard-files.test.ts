import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { dashboardFile } from '../../lib/generate/dashboard-file.ts'
import { environmentFile } from '../tree.ts'

const repository = join(import.meta.dirname, '../..')

/** A copy of this repository's sources and dashboards, of which a test may change some. */
const copy = () => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const path of ['lib', 'base', 'overlays', 'dashboards', 'schema', '.generated-files', 'tsconfig.json'])
    cpSync(join(repository, path), join(root, path), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'))
  cpSync(join(repository, 'environments'), join(root, 'environments'), { recursive: true })
  writeFileSync(
    join(root, 'environments/lab.ts'),
    environmentFile({
      namespace: 'lab-of-its-own',
      hypervisors: [{ name: 'pve1', address: '192.0.2.77' }],
      pveExporter: { tls: 'insecure', credentials: { secret: 'lab-of-its-own' } },
    }),
  )
  const run = (...options: string[]) =>
    spawnSync(process.execPath, [...options, join(root, 'lib/cli.ts'), 'build', '--root', root], {
      encoding: 'utf8',
    })
  const edit = (path: string, change: (text: string) => string) =>
    writeFileSync(join(root, path), change(readFileSync(join(root, path), 'utf8')))
  const read = (path: string) => readFileSync(join(root, path), 'utf8')
  return { root, run, edit, read, remove: () => rmSync(root, { recursive: true }) }
}

/** Fails a process that loads Grafana's SDK. */
const withoutSdk = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({ resolve(specifier, context, next) {
  if (/grafana-foundation-sdk/.test(specifier)) throw new Error('loaded ' + specifier)
  return next(specifier, context)
} })`)}`

test('a build for which no source changed does not load the SDK, also where git gave the dashboards other line ends', () => {
  const { run, edit, read, remove } = copy()
  const path = 'dashboards/proxmox-fleet.json'
  const before = read(path)
  edit(path, text => text.replaceAll('\n', '\r\n'))
  const { status, stderr } = run('--import', withoutSdk)
  assert.is(status, 0, stderr)
  assert.not.match(stderr, 'generating')
  assert.is(read(path), before)
  remove()
})

test('a check finds a dashboard and a schema that were changed by hand, even with the hashes that go with them', () => {
  const { root, edit, remove } = copy()
  edit('dashboards/proxmox-fleet.json', text => {
    const { $comment, $sources: _, ...dashboard } = JSON.parse(text)
    const forged = dashboardFile('proxmox-fleet', { ...dashboard, title: 'Forged' }).value
    return `{\n  "$comment": ${JSON.stringify($comment)},\n${forged}`
  })
  edit('schema/environment.schema.json', text => {
    const { $comment, $id: _, required: __, ...schema } = JSON.parse(text)
    const source = readFileSync(join(repository, 'lib/environment.ts'), 'utf8')
    const hash = createHash('sha256').update(source).update(JSON.stringify(schema)).digest('hex')
    return `${JSON.stringify({ $comment, $id: `urn:sha256:${hash}`, ...schema }, null, 2)}\n`
  })
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(root, 'lib/cli.ts'), 'check', '--root', root],
    { encoding: 'utf8' },
  )
  assert.is(status, 1)
  assert.match(stdout, 'differs  dashboards/proxmox-fleet.json')
  assert.match(stdout, 'differs  schema/environment.schema.json')
  remove()
})

test('a changed source makes the dashboards anew, and the same again when it is taken back', () => {
  const { run, edit, read, remove } = copy()
  const before = read('dashboards/proxmox-fleet.json')
  edit('lib/monitoring/dashboards/pages/fleet/health.ts', text =>
    text.replaceAll("'Nodes down'", "'Nodes lost'"),
  )
  assert.match(run().stdout, 'dashboards/proxmox-fleet.json')
  assert.match(read('dashboards/proxmox-fleet.json'), '"title": "Nodes lost"')
  edit('lib/monitoring/dashboards/pages/fleet/health.ts', text =>
    text.replaceAll("'Nodes lost'", "'Nodes down'"),
  )
  run()
  assert.is(read('dashboards/proxmox-fleet.json'), before)
  remove()
})

test("a change to an alert changes rules and no dashboard's file, and one to a page that page's file alone", () => {
  const { run, edit, remove } = copy()
  edit('lib/monitoring/alerts/cluster.ts', text => text.replace("for: '2m'", "for: '3m'"))
  const alert = run().stdout
  assert.match(alert, 'rules-prometheus-rule.yaml')
  assert.not.match(alert, 'dashboards/')
  edit('lib/monitoring/dashboards/pages/fleet/health.ts', text =>
    text.replaceAll("'Nodes down'", "'Nodes lost'"),
  )
  assert.equal(run().stdout.match(/dashboards\/\S+/g), ['dashboards/proxmox-fleet.json'])
  remove()
})

test('a misspelt metric of an alert stops the build, which names the file and the alert', () => {
  const { run, edit, remove } = copy()
  edit('lib/monitoring/alerts/cluster.ts', text =>
    text.replace('expression: nodesDown,', "expression: () => 'pve_upp == 0',"),
  )
  const { status, stderr } = run()
  assert.is(status, 1)
  assert.match(
    stderr,
    'lib/monitoring/alerts/cluster.ts: ProxmoxNodeDown asks for "pve_upp", which no exporter gives; did you mean "pve_up"?',
  )
  remove()
})

test('a dashboard that was changed by hand is made anew', () => {
  const { run, edit, read, remove } = copy()
  const before = read('dashboards/proxmox-guests.json')
  edit('dashboards/proxmox-guests.json', text => text.replace('Proxmox / Guests', 'My guests'))
  assert.is(run().status, 0)
  assert.is(read('dashboards/proxmox-guests.json'), before)
  remove()
})

test('a misspelt metric stops the build, with the file and the panel', () => {
  const { run, edit, remove } = copy()
  edit('lib/monitoring/dashboards/pages/guests/picked-guest.ts', text =>
    text.replaceAll("'pve_uptime_seconds'", "'pve_uptime_second'"),
  )
  const { status, stderr } = run()
  assert.is(status, 1)
  assert.match(
    stderr,
    'lib/monitoring/dashboards/pages/guests.ts: panel "Up for" asks for "pve_uptime_second", which no exporter gives; did you mean "pve_uptime_seconds"?',
  )
  remove()
})

test.run()
