import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { Environment } from '../../lib/environment.ts'
import { alerts } from '../../lib/monitoring/alerts/alert-groups.ts'
import { checked, promtool } from '../monitoring/alerts/promtool.ts'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { environmentFile, tree } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

const printed = (name: string, environment: Environment = lab) => {
  const { run, remove } = tree({ 'environments/lab.ts': environmentFile(environment) })
  const result = run(`rules ${name}`)
  remove()
  return result
}

test('npm run rules prints every alert as a rules file', () => {
  const { status, stdout } = printed('lab')
  assert.is(status, 0)
  const file = parse(stdout) as { groups: { rules: { alert?: string }[] }[] }
  const names = file.groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []))
  assert.equal(names.sort(), alerts.map(({ name }) => name as string).sort())
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

test.run()

const accepted = suiteThatNeeds('rules as a file', promtool)

accepted('promtool accepts what npm run rules prints', () =>
  assert.is(checked(parse(printed('lab').stdout)), ''),
)

accepted.run()
