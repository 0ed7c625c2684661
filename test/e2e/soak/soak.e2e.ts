import { deepEqual, ok } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { guest } from '../../pve-api/healthy.ts'
import { sendAlerts } from '../alerts/alertmanager.ts'
import { reconciledIn } from '../cluster/flux.ts'
import { cache } from '../cluster/paths.ts'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { allEvents } from './all-events.ts'
import { environments, names } from './environments.ts'
import type { Event } from './event.ts'
import { guestStopsInOslo } from './events/cluster-events.ts'
import { exporterPodsDeleted } from './events/restart-events.ts'
import { courseOf, type Sample } from './growth.ts'
import { happen } from './happen.ts'
import type { Happened, History } from './history.ts'
import { judge } from './judge.ts'
import { plan } from './plan.ts'
import { quiet } from './quiet.ts'
import { type Recorder, startRecorder } from './recorder.ts'
import { report } from './report.ts'
import { measures, sample } from './sample.ts'
import { settings } from './settings.ts'
import { cluster, firstCommit, hypervisorsOf, pager } from './shared.ts'

const test = chapter('an hour')
const { minutes, seed, plant } = settings

const happened: Happened[] = []
const samples: Sample[] = []
/** Events that could not be made, or did not end. */
const broken: string[] = []
let recorder: Recorder | undefined
const history = (): History => ({ happened, told: recorder?.told() ?? [], pages: pager.pages })

test('Flux has brought all environments, and all is quiet', async () => {
  for (const name of names) await reconciledIn(cluster, `proxmox-monitoring-${name}`, firstCommit)
  await quiet()
  // Only now: what is absent before the first scrapes is nobody's fault.
  await sendAlerts(cluster)
  await quiet()
  recorder = startRecorder(cluster.prometheus)
  samples.push(await sample())
})

test(`for ${minutes} minutes it happens what seed ${seed} says${plant ? ', with planted faults' : ''}`, async () => {
  if (samples.length === 0) throw new Error('there was no quiet to begin with')
  const start = Date.now()
  const passed = () => (Date.now() - start) / (minutes * 60_000)
  const all: Event[] = plant ? [guestStopsInOslo, exporterPodsDeleted] : allEvents
  const events = all.filter(({ what }) => settings.events.test(what))
  for (const step of plan(events, seed, passed)) {
    await said()
    const outcomes = await Promise.allSettled(step.map(event => happen(event, happened)))
    for (const [index, outcome] of outcomes.entries())
      if (outcome.status === 'rejected') broken.push(`${step[index]?.what}: ${outcome.reason}`)
    if (plant) await replaceGuests(samples.length)
    await quiet().catch(error => broken.push(`after ${step.map(({ what }) => what)}: ${error.message}`))
    samples.push(await sample())
    const verdict = judge(history())
    const told = [...verdict.missed, ...verdict.falseAlerts, ...verdict.unsteady, ...broken]
    say(`${Math.round(passed() * minutes)} minutes, ${happened.length} events, ${told.length} complaints`)
    for (const line of told) say(`  ${line}`)
  }
  await said()
  recorder?.stop()
})

/** Asks for what was said so far: the next event may be the end of Prometheus's data. */
const said = () =>
  cluster.eventually('what Prometheus has said', async () => {
    await recorder?.catchUp()
  })

/** Planted: guests that are never the same, as behind a label that is another one each time: series come, and old ones stay in Prometheus's head. */
const replaceGuests = async (round: number) => {
  const vmids = (of: number) =>
    [0, 1, 3, 4, 5].map(index => String((of === 0 ? 100 : 1000 + 10 * of) + index))
  for (const name of names) {
    const node = environments[name].hypervisors[0]?.name ?? ''
    const gone = vmids(round - 1).map(vmid => [vmid, null])
    const come = vmids(round).map(vmid => [vmid, guest({ type: 'qemu', name: `guest-${vmid}`, node })])
    await hypervisorsOf[name].change({ guests: Object.fromEntries([...gone, ...come]) })
  }
}

const courses = () => Object.entries(measures).map(([measure, noise]) => courseOf(samples, measure, noise))
const growing = () => courses().flatMap(({ measure, grows }) => (grows ? measure : []))

if (plant) {
  test('the judge sees the alert that was left out', () => {
    ok(judge(history()).missed.some(line => line.startsWith('ProxmoxGuestDown of oslo')))
  })
  test('the judge sees the alert that comes too early', () => {
    ok(judge(history()).falseAlerts.some(line => line.startsWith('ProxmoxExporterDown of oslo')))
  })
  test('the judge sees the series that grow', () => {
    ok(growing().includes('series in Prometheus’s head'), growing().join())
  })
} else {
  test('every event could be made, and ended', () => deepEqual(broken, []))
  test('no alert was missed', () => deepEqual(judge(history()).missed, []))
  test('no alert was false', () => deepEqual(judge(history()).falseAlerts, []))
  test('each was paged once, and as long as its cause lasted', () => deepEqual(judge(history()).unsteady, []))
  test('neither memory nor files, series, targets or API calls grow', () => deepEqual(growing(), []))
}

test.after(() => {
  const kinds = new Map(allEvents.map(({ what, kind }) => [what, kind]))
  process.stdout.write(`\n${report(history(), kinds, courses())}\n`)
  writeFileSync(
    join(cache, 'soak.json'),
    `${JSON.stringify({ minutes, seed, ...judge(history()), courses: courses(), samples, history: history() })}\n`,
  )
})

test.run()
