import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { situationsDocument } from './documents.ts'
import { promtool } from './promtool.ts'
import { everyMinute, shortened } from './situations/recording.ts'
import { begin } from './situations/situation.ts'
import { situations } from './situations/situations.ts'
import { recordingOf, type Told, toldOfAll } from './situations/told.ts'

test('every situation is recorded from the real exporter, and nothing else is', () => {
  const files = readdirSync(join(import.meta.dirname, 'situations/recorded'))
  assert.equal(
    files.sort(),
    Object.keys(situations)
      .map(name => `${name}.json`)
      .sort(),
  )
  for (const name of Object.keys(situations))
    assert.match(recordingOf(name).exporter, /^prometheus-pve-exporter \d+\.\d+\.\d+$/)
})

test('what is written short is read again as it was', () => {
  const values = [1, 1, 1, undefined, undefined, 60, 120, 180, 0, 1, 0.5, undefined, 3]
  assert.is(shortened(values), '1x2 _x2 60+60x2 0 1 0.5 _ 3')
  assert.is(everyMinute(shortened(values), 1), '1 1 1 stale _ 60 120 180 0 1 0.5 stale 3')
  assert.is(everyMinute('1x1', 2), '1 _ 1 _')
})

test.run()

const recorded = suiteThatNeeds('recorded situations', promtool)

/** Minutes from where a situation begins; one that lasts to the end has none. */
const expected: Record<string, string[]> = {
  'rolling-reboot': [],
  'dead-node': ['critical ProxmoxNodeDown pve4 from 3'],
  partition: ['critical ProxmoxNodesDisagree from 7 to 122'],
  'migration-storm': [],
  'lost-right': ['warning ProxmoxGuestsMissing from 9'],
  'refused-path': [
    'warning ProxmoxApiRefused from 10',
    'critical ProxmoxClusterScrapeFailing from 10',
    ...['pve1', 'pve2', 'pve3'].map(node => `warning ProxmoxNodeScrapeFailing ${node} from 10`),
  ],
  'standalone-dead': ['critical ProxmoxHypervisorsGone pve1 from 3'],
  'unplanned-reboot': [],
  'silent-api': ['warning ProxmoxNodeScrapeFailing pve2 from 10', 'warning ProxmoxGuestDown own-2 from 85'],
  'planned-shutdown': ['critical ProxmoxNodeDown pve2 from 3 to 9'],
  disarmed: ['warning ProxmoxHaFrozen from 30', 'warning ProxmoxGuestDown ha-1 from 50'],
  'dead-backup': ['warning ProxmoxGuestDown own-1 from 45'],
  'ha-tries-nodes': ['warning ProxmoxGuestDown ha-1 from 5'],
  paused: [
    'warning ProxmoxGuestDown own-1 from 5',
    'critical ProxmoxStorageFull nfs from 5',
    'warning ProxmoxStorageUsageHigh nfs from 15',
  ],
}

const all = promtool.path === undefined ? {} : toldOfAll()

const inWords = (name: string) =>
  (all[name] ?? []).map(({ alert, severity, of, from, to }: Told) =>
    [
      severity,
      alert,
      ...(of === '' ? [] : [of]),
      `from ${from - begin}`,
      ...(to >= (situations[name]?.minutes ?? 0) ? [] : [`to ${to - begin}`]),
    ].join(' '),
  )

for (const [name, { title }] of Object.entries(situations))
  recorded(title, () => {
    assert.equal(inWords(name), expected[name])
  })

recorded('docs/situations.md says what is told; npm run docs:alerts writes it', () => {
  const { stands, should } = situationsDocument()
  assert.is(stands, should)
})

recorded.run()
