import { spawnSync } from 'node:child_process'
import { linkSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { Environment } from '../../lib/environment.ts'
import { repository } from '../../lib/file/repository.ts'
import { alerts } from '../../lib/monitoring/alerts/alert-groups.ts'
import { checked, promtool } from '../monitoring/alerts/promtool.ts'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { environmentFile, type Run, tree } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

const elsewhere = { hypervisors: [{ name: 'pve9', address: '203.0.113.9' }] }
const done = { status: 0, stderr: '' }

const outcome = ({ status, stdout, stderr }: Run) => ({ status, stdout, stderr })

const printed = (name: string, environment: Environment = lab) => {
  const { run, remove } = tree({ 'environments/lab.ts': environmentFile(environment) })
  const result = run(`rules ${name}`)
  remove()
  return result
}

const everything: Environment = {
  ...lab,
  exporters: { ceph: true, smartctl: true },
  telegraf: true,
  backupServers: [{ name: 'pbs1', address: '198.51.100.7', tls: 'insecure', datastores: [{ name: 'main' }] }],
}

interface RulesFile {
  groups: { name: string; rules: { alert?: string; record?: string }[] }[]
}

test('npm run rules prints every alert as a rules file', () => {
  const { status, stdout } = printed('lab', everything)
  assert.is(status, 0)
  const file = parse(stdout) as RulesFile
  const names = file.groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []))
  assert.equal(names.sort(), alerts.map(({ name }) => name as string).sort())
})

test('no group has more rules than Mimir takes by default, and recordings have the names that its tool checks', () => {
  // grafana/mimir: -ruler.max-rules-per-rule-group (cmd/mimir/help.txt.tmpl); CheckRecordingRules, strict (pkg/mimirtool/rules/rules.go).
  const { groups } = parse(printed('lab', everything).stdout) as RulesFile
  assert.equal(
    groups.filter(({ rules }) => rules.length > 20).map(({ name }) => name),
    [],
  )
  const records = groups.flatMap(({ rules }) => rules.flatMap(({ record }) => record ?? []))
  assert.equal(
    records.filter(record => record.split(':').length < 3),
    [],
  )
})

test('an environment that is none is told with the one that was meant', () => {
  const { status, stdout, stderr } = printed('la')
  assert.is(status, 1)
  assert.is(stdout, '')
  assert.is(
    stderr,
    'environments: has no valid environment "la"; did you mean "lab"?\n1 problem; nothing was printed\n',
  )
})

test('an environment with a problem prints its problem', () => {
  const broken = { ...lab, alerts: { rules: { ProxmoxNodDown: false } } } as Environment
  const { status, stderr } = printed('lab', broken)
  assert.is(status, 1)
  assert.match(stderr, 'alerts.rules.ProxmoxNodDown is not an alert; did you mean "ProxmoxNodeDown"?')
})

test('the problem of another environment is not in the way', () => {
  const { run, remove } = tree({
    'environments/lab.ts': environmentFile(lab),
    'environments/other.ts': environmentFile({ ...lab, namespace: 'Other' }),
  })
  const { status, stderr } = run('rules lab')
  remove()
  assert.is(status, 0)
  assert.is(stderr, '')
})

test('npm run rules --to writes a file for each environment, removes what is gone and leaves what is not its own', () => {
  const { root, run, remove } = tree({
    'environments/lab.ts': environmentFile(lab),
    'environments/test.ts': environmentFile({ ...lab, namespace: 'test', dashboards: false, ...elsewhere }),
    'rules/own.yaml': 'groups: []\n',
  })
  const folder = join(root, 'rules')
  assert.equal(outcome(run(`rules --to ${folder}`)), { ...done, stdout: '2 written, 0 removed\n' })
  assert.is(
    readFileSync(join(folder, 'lab.yaml'), 'utf8'),
    `# Of the tree "${basename(root)}": npm run rules -- --to updates and removes this file.\n${run('rules lab').stdout}`,
  )
  rmSync(join(root, 'environments/test.ts'))
  assert.equal(outcome(run(`rules --to ${folder}`)), { ...done, stdout: '1 written, 1 removed\n' })
  assert.equal(readdirSync(folder).sort(), ['lab.yaml', 'own.yaml'])
  writeFileSync(join(folder, 'lab.yaml'), 'groups: []\n')
  const { status, stdout, stderr } = run(`rules --to ${folder}`)
  assert.equal([status, stdout], [1, ''])
  assert.is(
    stderr,
    `${folder}/lab.yaml: is not a file that npm run rules made from the tree "${basename(root)}"; move it away, or give --to another folder\n1 problem; nothing was written\n`,
  )
  remove()
})

test('trees that share a folder keep their rules, and neither overwrites those of the other', () => {
  const paris = tree({ 'environments/paris.ts': environmentFile(lab) })
  const berlin = tree({ 'environments/berlin.ts': environmentFile({ ...lab, ...elsewhere }) })
  const folder = join(paris.root, 'rules')
  for (const { run } of [paris, berlin, paris])
    assert.equal(outcome(run(`rules --to ${folder}`)), { ...done, stdout: '1 written, 0 removed\n' })
  assert.equal(readdirSync(folder).sort(), ['berlin.yaml', 'paris.yaml'])
  writeFileSync(join(berlin.root, 'environments/paris.ts'), environmentFile(lab))
  rmSync(join(berlin.root, 'environments/berlin.ts'))
  assert.match(berlin.run(`rules --to ${folder}`).stderr, 'paris.yaml: is not a file that npm run rules made')
  assert.equal(readdirSync(folder).sort(), ['berlin.yaml', 'paris.yaml'])
  paris.remove()
  berlin.remove()
})

test('a rules file is replaced as a whole, and nothing is written through a symbolic link', () => {
  const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
  const [folder, file] = [join(root, 'rules'), join(root, 'rules/lab.yaml')]
  assert.equal(outcome(run(`rules --to ${folder}`)), { ...done, stdout: '1 written, 0 removed\n' })
  // Who has the old file open reads it to its end.
  linkSync(file, join(root, 'mine.yaml'))
  const before = readFileSync(file, 'utf8')
  writeFileSync(
    join(root, 'environments/lab.ts'),
    environmentFile({ ...lab, alerts: { rules: { ProxmoxNodeDown: false } } }),
  )
  assert.equal(outcome(run(`rules --to ${folder}`)), { ...done, stdout: '1 written, 0 removed\n' })
  assert.is(readFileSync(join(root, 'mine.yaml'), 'utf8'), before)
  assert.is.not(readFileSync(file, 'utf8'), before)
  assert.equal(readdirSync(folder), ['lab.yaml'])
  rmSync(file)
  symlinkSync(join(root, 'mine.yaml'), file)
  assert.is(run(`rules --to ${folder}`).status, 1)
  assert.is(readFileSync(join(root, 'mine.yaml'), 'utf8'), before)
  remove()
})

test('an environment with a problem stops rules --to, which then says that nothing was written', () => {
  const { root, run, remove } = tree({ 'environments/lab.ts': 'export default {}\n' })
  assert.match(run(`rules --to ${join(root, 'rules')}`).stderr, /problems?; nothing was written\n$/)
  remove()
})

test('an environment or a folder for all is named, and not both', () => {
  const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
  for (const words of ['rules', `rules lab --to ${root}`]) {
    const { status, stderr } = run(words)
    assert.is(status, 1)
    assert.match(stderr, /^error: name an environment, or give --to a folder for the rules of all\n/)
  }
  remove()
})

test('a command whose output the disk does not take fails', () => {
  if (process.platform !== 'linux') return
  const { root, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
  const words = [process.execPath, join(repository, 'lib/cli.ts'), 'rules', 'lab', '--root', root]
  assert.is(spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', ...words]).status, 2)
  remove()
})

test.run()

const accepted = suiteThatNeeds('rules as a file', promtool)

accepted('promtool accepts what npm run rules prints', () =>
  assert.is(checked(parse(printed('lab').stdout)), ''),
)

accepted.run()
