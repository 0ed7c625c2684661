import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { knownExporters } from '../../../lib/environment/exporters/known-exporters.ts'
import type { Environment } from '../../../lib/environment.ts'
import type { Need } from '../../../lib/monitoring/alerts/alert.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'

type ExporterKey = keyof typeof knownExporters

const keys = Object.keys(knownExporters) as ExporterKey[]
const exporters = Object.fromEntries(keys.map(key => [key, true]))

/** An environment that has all that an alert can need. */
const whole: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  telegraf: true,
  backupServers: [{ name: 'pbs1', address: '198.51.100.9', tls: 'insecure', datastores: [{ name: 'main' }] }],
  exporters,
}

const collectors = [
  'status',
  'version',
  'node',
  'cluster',
  'resources',
  'backup-info',
  'qdevice',
  'replication',
  'subscription',
] as const

/** What an environment leaves out, and the needs that it then does not meet. */
const leftOut: [own: Partial<Environment>, needs: Need[]][] = [
  [{}, []],
  [{ nodeExporter: false }, ['nodeExporter']],
  [{ telegraf: false }, ['telegrafOfPve']],
  [{ backupServers: [] }, ['backupServers']],
  [{ telegraf: false, backupServers: [] }, ['telegraf', 'telegrafOfPve', 'backupServers']],
  [{ pveExporter: { tls: 'insecure', nodeInterval: false } }, ['nodeScrape']],
  ...collectors.map((name): (typeof leftOut)[number] => [
    { pveExporter: { tls: 'insecure', collectors: { [name]: false } } },
    [name],
  ]),
  ...keys.map((key): (typeof leftOut)[number] => [{ exporters: { ...exporters, [key]: false } }, [key]]),
  // Of Ceph's managers one alone answers: a silent one is no failure.
  [{ exporters: { ceph: true } }, ['missedExporters', ...keys.filter(key => key !== 'ceph')]],
]

for (const [own, needs] of leftOut)
  test(`an environment with all${needs.length === 0 ? '' : ` but ${needs.join(', ')}`} has exactly the alerts whose needs it meets`, () =>
    assert.equal(
      ruleGroups(complete('lab', 'environments/lab.ts', { ...whole, ...own }))
        .flatMap(({ rules }) => rules)
        .flatMap(({ alert }) => alert ?? []),
      alerts.filter(alert => !alert.needs?.some(need => needs.includes(need))).map(({ name }) => name),
    ))

test.run()
