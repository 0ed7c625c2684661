import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { alertmanager, type Labels, notInhibited } from './alertmanager.ts'

const file = join(import.meta.dirname, '../../../docs/inhibit-rules.yaml')
const { inhibit_rules: rules } = parse(readFileSync(file, 'utf8')) as {
  inhibit_rules: { source_matchers: string[]; target_matchers: string[] }[]
}

const of = (alertname: string, labels: Labels = {}): Labels => ({ alertname, environment: 'lab', ...labels })

test('the inhibition rules name alerts that there are', () => {
  const names = alerts.map(({ name }) => name as string)
  for (const [name] of JSON.stringify(rules).matchAll(/Proxmox[A-Z]\w+/g))
    assert.ok(names.includes(name), `${name} is no alert`)
})

test('what holds back an alert that looks back goes on firing until that one has ended', () => {
  const looksBack = /ScrapeFailing|ApiRefused|MemoryOvercommitted/
  const sources = rules
    .filter(({ target_matchers: targets }) => targets.some(matcher => looksBack.test(matcher)))
    .flatMap(({ source_matchers: matchers }) => String(matchers).match(/Proxmox\w+/g) ?? [])
  assert.ok(sources.length >= 6)
  for (const name of new Set(sources))
    assert.type(alerts.find(alert => alert.name === name)?.keepFiring, 'function', name)
})

test.run()

const inhibition = suiteThatNeeds('inhibition', alertmanager)

inhibition(
  'a dead node pages once, and not for its storages and scrapes; what killed it is told',
  async () => {
    const down = of('ProxmoxNodeDown', { node: 'pve1' })
    const implied = ['ProxmoxStorageUnavailable', 'ProxmoxNodeExporterDown', 'ProxmoxNodeStatusStale'].map(
      name => of(name, { node: 'pve1' }),
    )
    const others = [
      of('ProxmoxZfsPoolDegraded', { node: 'pve1', zpool: 'rpool' }),
      of('ProxmoxNodeHaFailed', { node: 'pve1', state: 'fence' }),
      of('ProxmoxStorageUnavailable', { node: 'pve2', storage: 'nfs' }),
      { ...of('ProxmoxStorageUnavailable', { node: 'pve1', storage: 'nfs' }), environment: 'other' },
    ]
    const left = await notInhibited(rules, [down, ...implied, of('ProxmoxMemoryOvercommitted'), ...others])
    assert.equal(sorted(left), sorted([down, ...others]))
  },
)

inhibition(
  'a parted network is told while nodes are down, and neither hides a replication or an upgrade of others',
  async () => {
    const told = [
      of('ProxmoxNodeDown', { node: 'pve1' }),
      of('ProxmoxNodesDisagree'),
      of('ProxmoxVersionsDiffer'),
      of('ProxmoxReplicationLate', { id: 'qemu/101' }),
    ]
    assert.equal(sorted(await notInhibited(rules, told)), sorted(told))
  },
)

inhibition('an exporter that is down hides no node, and only the scrape that it makes', async () => {
  const told = [
    of('ProxmoxExporterDown', { instance: 'pve-exporter-node' }),
    of('ProxmoxNodeScrapeFailing', { node: 'pve1', instance: 'pve1' }),
    of('ProxmoxClusterScrapeFailingWhileNodesAnswer'),
  ]
  assert.equal(sorted(await notInhibited(rules, told)), sorted(told))
})

inhibition('a node that boots again and again is told once, not at each boot', async () => {
  const told = [of('ProxmoxNodeRestarting', { node: 'pve1' }), of('ProxmoxNodeDown', { node: 'pve2' })]
  const left = await notInhibited(rules, [...told, of('ProxmoxNodeDown', { node: 'pve1' })])
  assert.equal(sorted(left), sorted(told))
})

inhibition('two dead nodes are both told', async () => {
  const down = ['pve1', 'pve2'].map(node => of('ProxmoxNodeDown', { node }))
  assert.equal(sorted(await notInhibited(rules, down)), sorted(down))
})

inhibition('a dead exporter does not page for every scrape, and a full storage says it once', async () => {
  const told = [
    of('ProxmoxExporterDown', { instance: 'pve-exporter' }),
    of('ProxmoxStorageFull', { storage: 'local', node: 'pve1' }),
    of('ProxmoxStorageFull', { storage: 'nfs' }),
    of('ProxmoxStorageUsageHigh', { storage: 'local', node: 'pve2' }),
  ]
  const implied = [
    of('ProxmoxClusterScrapeFailing'),
    of('ProxmoxApiRefused'),
    of('ProxmoxNodeScrapeFailing', { node: 'pve1', instance: 'pve1' }),
    of('ProxmoxStorageUsageHigh', { storage: 'local', node: 'pve1' }),
    of('ProxmoxStorageUsageHigh', { storage: 'nfs' }),
  ]
  assert.equal(sorted(await notInhibited(rules, [...told, ...implied])), sorted(told))
})

inhibition('a backup that failed hides that the last one is old, of its own guest alone', async () => {
  const told = [
    of('ProxmoxBackupFailed', { id: 'qemu/101' }),
    of('ProxmoxBackupFailed', { node: 'pve1' }),
    of('ProxmoxBackupOld', { id: 'qemu/102' }),
    of('ProxmoxBackupDatastoreUnavailable', { server: 'pbs1', datastore: 'tank' }),
    of('ProxmoxBackupVerificationFailed', { server: 'pbs1', datastore: 'other', job_id: 'v-1' }),
  ]
  const implied = [
    of('ProxmoxBackupOld', { id: 'qemu/101' }),
    of('ProxmoxBackupMissing', { id: 'qemu/101' }),
    of('ProxmoxBackupVerificationFailed', { server: 'pbs1', datastore: 'tank', job_id: 'v-2' }),
    of('ProxmoxBackupCollectionOverdue', { server: 'pbs1', datastore: 'tank' }),
  ]
  assert.equal(sorted(await notInhibited(rules, [...told, ...implied])), sorted(told))
})

const sorted = (alerts: Labels[]): string[] =>
  alerts.map(labels => JSON.stringify(Object.entries(labels).sort())).sort()

inhibition.run()
