import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { helmSuite, rendered } from '../helm.ts'
import { importing } from '../release/imported.ts'

const values = `# helm_vars/sandbox/values.yaml
environment: sandbox
release: kube-prometheus-stack
hypervisors: [{ name: virtrc18u, ip: 198.51.100.18 }]
pve: { user: prometheus@pve, password: hunter2, verifySsl: false }
replicaCount: 2
`

const environments = (root: string) =>
  readdirSync(join(root, 'environments')).filter(name => name !== 'shared')

test('the whole report on values: what was used, what was not, what differs, what is left to do', () => {
  const { import: run, read, remove } = importing({ 'values.yaml': values })
  const { status, stdout, stderr } = run('values.yaml')
  assert.equal([status, stderr], [0, ''])
  assert.is(
    stdout,
    `Used
  values.yaml:2  environment          → the environment’s name
  values.yaml:3  release              → prometheus.monitorLabels
  values.yaml:4  hypervisors[0].name  → hypervisors
  values.yaml:4  hypervisors[0].ip    → hypervisors
  values.yaml:5  pve.user             → pveExporter.credentials
  values.yaml:5  pve.verifySsl        → pveExporter.tls

Not used
  values.yaml:5  pve.password  a secret: it is written nowhere
  values.yaml:6  replicaCount  one replica is enough: it starts in seconds; otherwise a patch

sandbox: labels of the series
  series                                         old job  old instance  new job                new instance
  pve_* of guests, storages, nodes, the cluster  unknown  unknown       proxmox-pve-cluster    sandbox-proxmox-monit-pve-exporter-hypervisor
  pve_* of replication, subscription, on boot    unknown  unknown       proxmox-pve-node       virtrc18u
  node_*                                         unknown  unknown       proxmox-node-exporter  virtrc18u
  python_*, process_* of the exporter            unknown  unknown       proxmox-pve-exporter   pve-exporter, pve-exporter-node

sandbox: what differs on purpose
  the release leaves the interval to its Prometheus; here the cluster is asked every 60s
  the release does not say its namespace; the environment goes to monitoring (--namespace says otherwise)

sandbox: by hand
  1. create the Secret pve-sandbox: \`npm run --silent credentials -- sandbox\` prints the command (PVE_USER is prometheus@pve in the release)
  2. replace the token: values.yaml:5 (pve.password) holds a secret in plain sight, and whoever read that file has it (docs/credentials.md#the-token)
  3. set \`delivery\` where Argo CD or Flux brings the overlay (README, Deliver from git)
  4. npm run build, and read overlays/sandbox
  5. run both side by side, compare, then uninstall the release: docs/migration.md#side-by-side
  6. npm run doctor -- sandbox says whether the environment works, and if not, why

wrote environments/sandbox.ts
`,
  )
  assert.not.match(read('environments/sandbox.ts'), /hunter2/)
  remove()
})

test('several environments of one chart: each with the shared values and its own', () => {
  const {
    import: run,
    root,
    read,
    remove,
  } = importing({
    'values.yaml': 'verifySsl: false\nserviceMonitor: { interval: 2m }\nnamespace: observability\n',
    'paris.yaml': 'hypervisors: [{ name: pve-paris-1, ip: 203.0.113.21 }]\n',
    'lyon.yaml': 'hypervisors: [{ name: pve-lyon-1, ip: 203.0.113.31 }]\nserviceMonitor: { interval: 90s }\n',
  })
  const { status, stderr } = run(
    'values.yaml',
    '--name',
    'paris=paris.yaml',
    '--name',
    'lyon=lyon.yaml',
    '--yaml',
  )
  assert.is(status, 0, stderr)
  assert.equal(environments(root), ['lyon.yaml', 'paris.yaml'])
  assert.match(read('environments/paris.yaml'), /interval: 2m/)
  assert.match(read('environments/lyon.yaml'), /interval: 90s(.*\n)*dashboards: false/)
  remove()
})

test('one environment of several that is wrong keeps all of them from being written', () => {
  const {
    import: run,
    root,
    remove,
  } = importing({
    'paris.yaml': 'verifySsl: false\nhypervisors: [{ name: pve-paris-1, ip: 203.0.113.21 }]\n',
    'lyon.yaml': `verifySsl: false
hypervisors: [{ name: pve-lyon-1, ip: 127.0.0.1 }]
serviceMonitor:
  interval: every minute
`,
  })
  const { status, stdout, stderr } = run(
    '--name',
    'paris=paris.yaml',
    '--name',
    'lyon=lyon.yaml',
    'paris.yaml',
  )
  assert.equal([status, stdout], [1, ''])
  assert.is(
    stderr,
    `lyon.yaml:4: pveExporter.interval "every minute" is not a Prometheus duration, such as 30s or 1m30s
lyon.yaml:2: hypervisors[0].address "127.0.0.1" is a loopback address, which no hypervisor has; give the one on which its API answers
2 problems; nothing was written
`,
  )
  assert.equal(environments(root), [])
  remove()
})

test('an environment that exists is refused, and stays as it was', () => {
  const {
    import: run,
    read,
    remove,
  } = importing({ 'values.yaml': values, 'environments/sandbox.yaml': 'mine\n' })
  const { status, stderr } = run('values.yaml')
  assert.is(status, 1)
  assert.match(stderr, /^environments\/sandbox\.yaml: exists already, and is not overwritten/)
  assert.is(read('environments/sandbox.yaml'), 'mine\n')
  remove()
})

test('a rehearsal tells all, leaves nothing, and needs no right to write into the tree', () => {
  const {
    import: run,
    root,
    remove,
  } = importing({ 'values.yaml': values, 'environments/paris.yaml': 'hypervisors: []\n' })
  const changed = () => statSync(join(root, 'environments')).mtimeMs
  const before = changed()
  const { status, stdout } = run('values.yaml', '--dry-run')
  assert.is(status, 0)
  assert.match(stdout, /wrote nothing \(--dry-run\); would write environments\/sandbox\.ts\n$/)
  assert.equal(environments(root), ['paris.yaml'])
  assert.is(changed(), before)
  remove()
})

test('programs read the same as JSON', () => {
  const { import: run, remove } = importing({ 'values.yaml': values })
  const report = JSON.parse(run('values.yaml', '--json').stdout)
  assert.equal(Object.keys(report), ['written', 'uses', 'environments'])
  assert.equal(report.uses[0], {
    place: { file: 'values.yaml', line: 2 },
    what: 'environment',
    field: 'the environment’s name',
  })
  assert.is(report.environments[0].series[0].newJob, 'proxmox-pve-cluster')
  remove()
})

test('files that can’t be read are all told: a folder, a chart, nothing, no text, none', () => {
  const { import: run, root, remove } = importing({ 'chart/Chart.yaml': 'name: pve\n', 'empty.yaml': '' })
  mkdirSync(join(root, 'folder'))
  writeFileSync(join(root, 'chart.tgz'), Buffer.from([0x1f, 0x8b, 0x08, 0xff]))
  const { status, stdout, stderr } = run(
    'folder',
    'chart',
    'empty.yaml',
    'chart.tgz',
    'none.yaml',
    '--hypervisor',
    'x',
  )
  assert.equal([status, stdout], [1, ''])
  assert.is(
    stderr,
    `--hypervisor: "x" is not a node and its address, such as pve1=198.51.100.11
folder: is a folder; give the files in it
chart: is a chart; render it (helm template chart > manifest.yaml), or give its values (chart/values.yaml)
empty.yaml: is empty; give it a manifest (helm get manifest) or values
chart.tgz: is not text (UTF-8); where it is a packed chart, render it: helm template <chart> > manifest.yaml
none.yaml: does not exist
6 problems; nothing was written
`,
  )
  remove()
})

const helmTest = helmSuite('import of a release that Helm rendered')
const chart = join(import.meta.dirname, '../e2e/gitops/chart')
const flags = ['--set', 'environment=sandbox', '--set', 'hypervisors={198.51.100.18}']

/** The table of what becomes of objects, without those that are only added. */
const table = (stdout: string) =>
  stdout
    .split('\n')
    .filter(line => /^ {2}(same|changed|recreated|removed) /.test(line))
    .map(line => line.trim().replaceAll(/ {2,}/g, ' | '))

helmTest('beside the release nothing has its names, and nothing of it changes', () => {
  const { import: run, read, remove } = importing({ 'manifest.yaml': rendered(chart, 'old', ...flags) })
  const { stdout } = run('manifest.yaml')
  assert.match(read('environments/sandbox.ts'), /namePrefix: 'next-',/)
  assert.equal(new Set(table(stdout).map(row => row.split(' | ')[0])), new Set(['removed']))
  assert.match(stdout, /run both side by side/)
  remove()
})

helmTest('taking over tells what changes and what has to be made anew, as docs/migration.md says', () => {
  const { import: run, read, remove } = importing({ 'manifest.yaml': rendered(chart, 'old', ...flags) })
  const { stdout } = run('manifest.yaml', '--take-over', '--hypervisor', 'virtrc18u=198.51.100.18')
  assert.not.match(read('environments/sandbox.ts'), /namePrefix/)
  assert.equal(table(stdout), [
    'recreated | Service | sandbox-proxmox-monit-node-exporter | spec.clusterIP',
    'changed | ServiceMonitor | sandbox-proxmox-monit-node-exporter | metadata.labels, spec.selector, spec.endpoints, spec.targetLabels',
    'recreated | Deployment | sandbox-proxmox-monit-pve-exporter | spec.selector',
    'changed | Service | sandbox-proxmox-monit-pve-exporter | metadata.labels, spec.selector, spec.ports',
    'changed | ServiceMonitor | sandbox-proxmox-monit-pve-exporter | metadata.labels, spec.selector, spec.endpoints, spec.targetLabels',
    'recreated | Service | sandbox-proxmox-monit-pve-exporter-hypervisor | spec.clusterIP',
    'changed | Endpoints | sandbox-proxmox-monit-node-exporter | metadata.labels, subsets',
    'changed | Endpoints | sandbox-proxmox-monit-pve-exporter-hypervisor | metadata.labels, subsets',
    'removed | ConfigMap | sandbox-chart-only',
  ])
  assert.match(
    stdout,
    /first delete Service sandbox-proxmox-monit-node-exporter, Deployment sandbox-proxmox-monit-pve-exporter, /,
  )
  remove()
})

helmTest('the old and new job and instance of each series are those of docs/migration.md', () => {
  const { import: run, remove } = importing({ 'manifest.yaml': rendered(chart, 'old', ...flags) })
  const { environments } = JSON.parse(
    run('manifest.yaml', '--json', '--hypervisor', 'virtrc18u=198.51.100.18').stdout,
  )
  const rows = environments[0].series.map((row: Record<string, string>) => Object.values(row).slice(1))
  assert.equal(rows, [
    [
      'sandbox-proxmox-monit-pve-exporter',
      '<pod>:9221',
      'proxmox-pve-cluster',
      'next-proxmox-monit-pve-exporter-hypervisor',
    ],
    ['sandbox-proxmox-monit-pve-exporter', '<pod>:9221', 'proxmox-pve-node', 'virtrc18u'],
    ['sandbox-proxmox-monit-node-exporter', '198.51.100.18:9100', 'proxmox-node-exporter', 'virtrc18u'],
    ['none', 'none', 'proxmox-pve-exporter', 'pve-exporter, pve-exporter-node'],
  ])
  remove()
})

test('what is endless, too large or no text is refused, with the file’s own name', () => {
  const { import: run, root, remove } = importing({ 'nul.yaml': 'hypervisors: [a\0b]\n' })
  const refused = (file: string, message: string) => {
    const { status, stderr } = run(file, '--name', 'lab')
    assert.equal([status, stderr], [1, `${file}: ${message}\n1 problem; nothing was written\n`])
  }
  const large = 'is larger than 16 MiB; give one release'
  writeFileSync(join(root, 'large.yaml'), '#'.repeat(2 ** 24 + 1))
  refused('large.yaml', large)
  if (process.platform === 'linux') refused('/dev/zero', large)
  refused(
    'nul.yaml',
    'is not text (UTF-8); where it is a packed chart, render it: helm template <chart> > manifest.yaml',
  )
  remove()
})

test('two environments of one name are refused', () => {
  const { import: run, remove } = importing({ 'values.yaml': values })
  const { status, stderr } = run('--name', 'lab=values.yaml', '--name', 'lab=values.yaml')
  assert.equal(
    [status, stderr],
    [
      1,
      '--name: "lab" is given several times: an environment has a name of its own\n1 problem; nothing was written\n',
    ],
  )
  remove()
})

test.run()
helmTest.run()
