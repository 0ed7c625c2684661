import { deepEqual } from 'node:assert/strict'
import { setTimeout as pause } from 'node:timers/promises'
import { chapter } from '../laboratory/chapter.ts'
import { expectedOf, matches } from './expected.ts'
import { happen } from './happenings.ts'
import { faults } from './proven.ts'
import { alertmanager, laboratory, pager, sites } from './shared.ts'

const { prometheus, waitFor } = laboratory.cluster
const test = chapter('alerts')
const expected = expectedOf(faults)
const started = { faults: 0, health: 0 }

const firing = async () => (await alertmanager.alerts()).map(({ labels }) => labels)

/** Waits with all others: what comes first is not waited for again. */
const within = (seconds: number, since: number) => Math.max(1, seconds - (performance.now() - since) / 1000)

/** What a parted cluster may say besides: it depends on which of its sides answers. */
const byChance = (labels: Record<string, string>) =>
  labels.environment === 'parted' &&
  ['ProxmoxNodeDown', 'ProxmoxClusterNotQuorate'].includes(labels.alertname ?? '')

test('none fires while all is well', async () => {
  const targets = { faulty: 6 + 1 + 2 + 5, parted: 9, refused: 5, halted: 5, dropped: 5 }
  for (const [environment, count] of Object.entries(targets)) await laboratory.scraped(environment, count, 90)
  await waitFor('an Alertmanager without alerts', async () => {
    const pending = (await prometheus.query('ALERTS')).map(({ metric }) => metric)
    deepEqual([pending, await firing()], [[], []])
    return true
  })
  // As long as the longest window looks back.
  await pause(15_000)
  deepEqual(await firing(), [])
})

let happenings: Awaited<ReturnType<typeof happen>> | undefined

test('all faults are caused at once', async () => {
  pager.pages.length = 0
  started.faults = performance.now()
  happenings = await happen(faults, sites)
})

for (const { title, labels } of expected)
  test(`${title}: fires`, async () => {
    await waitFor(
      JSON.stringify(labels),
      async () => (await firing()).some(each => matches(labels, each)),
      within(90, started.faults),
    )
  })

test('nothing else fires', async () => {
  const others = async () =>
    [...(await firing()), ...pager.pages.map(({ labels }) => labels)].filter(
      each => !byChance(each) && !expected.some(({ labels }) => matches(labels, each)),
    )
  deepEqual(await others(), [])
})

test('all faults are ended', async () => {
  await happenings?.end()
  started.health = performance.now()
})

for (const { title, labels } of expected)
  test(`${title}: is resolved`, async () => {
    await waitFor(
      `${JSON.stringify(labels)} to be resolved`,
      async () => !(await firing()).some(each => matches(labels, each)),
      within(90, started.health),
    )
  })

test('none is left', async () => {
  await waitFor('an Alertmanager without alerts', async () => {
    deepEqual(await firing(), [])
    return true
  })
})

test.run()
