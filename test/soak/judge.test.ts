import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Raised } from '../e2e/alerts/faults/fault.ts'
import type { Happened, History } from '../e2e/soak/history.ts'
import { judge } from '../e2e/soak/judge.ts'

const second = 1000
const down: Raised = { alertname: 'ProxmoxNodeDown', severity: 'critical', node: 'oslo2' }
const labels = { ...down, environment: 'oslo', namespace: 'monitoring' }

/** From second 100 to 200 a node is dead, and at second 230 all is over. */
const death = (own: Partial<Happened> = {}): Happened => ({
  what: 'oslo2 dies',
  environment: 'oslo',
  begun: 100 * second,
  undone: 200 * second,
  over: 230 * second,
  raises: [down],
  held: [],
  perhaps: [],
  forgets: false,
  ...own,
})

/** Every two seconds, as rules are evaluated. */
const times = (from: number, to: number) =>
  Array.from({ length: (to - from) / 2 + 1 }, (_, index) => (from + 2 * index) * second)

const fired = (...spans: [number, number][]): History['told'] => [
  { labels, state: 'firing', times: spans.flatMap(([from, to]) => times(from, to)) },
]

const page = (status: 'firing' | 'resolved', at: number, of: Record<string, string> = labels) => ({
  status,
  labels: of,
  at: at * second,
})

const right: History = {
  happened: [death()],
  told: fired([130, 210]),
  pages: [page('firing', 131), page('resolved', 211)],
}

test('an alert that fires, pages once and is resolved after its cause is right', () => {
  assert.equal(judge(right), { missed: [], falseAlerts: [], unsteady: [] })
})

test('an alert that was only pending was missed', () => {
  const told = [{ labels, state: 'pending' as const, times: times(130, 210) }]
  assert.equal(judge({ ...right, told, pages: [] }).missed, [
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) did not fire',
  ])
})

test('an alert that fires and pages nobody was missed', () => {
  assert.equal(judge({ ...right, pages: [] }).missed, [
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) paged nobody',
  ])
})

test('an alert of another node, and one after all is over, is false', () => {
  const other = { ...labels, node: 'oslo3' }
  const told = [
    ...fired([130, 210], [300, 302]),
    { labels: other, state: 'firing' as const, times: [150_000] },
  ]
  assert.equal(judge({ ...right, told }).falseAlerts, [
    'ProxmoxNodeDown of oslo oslo3 fired at 00:02:30',
    'ProxmoxNodeDown of oslo oslo2 fired at 00:05:00',
  ])
})

test('a page that nothing explains is false, whatever Prometheus says', () => {
  const pages = [...right.pages, page('firing', 150, { alertname: 'ProxmoxApiRefused', environment: 'bern' })]
  assert.equal(judge({ ...right, pages }).falseAlerts, ['ProxmoxApiRefused of bern paged at 00:02:30'])
})

test('an alert that may come beside others is not false in its environment, and is elsewhere', () => {
  const of = (environment: string) => ({
    labels: { alertname: 'ProxmoxMemoryOvercommitted', environment },
    state: 'firing' as const,
    times: [150_000],
  })
  const happened = [death({ perhaps: ['ProxmoxMemoryOvercommitted'] })]
  const { falseAlerts } = judge({ ...right, happened, told: [...right.told, of('oslo'), of('bern')] })
  assert.equal(falseAlerts, ['ProxmoxMemoryOvercommitted of bern fired at 00:02:30'])
})

test('an alert that ends and comes again while its cause lasts is not steady', () => {
  const pages = [page('firing', 131), page('resolved', 151), page('firing', 181), page('resolved', 211)]
  assert.equal(judge({ ...right, told: fired([130, 150], [180, 210]), pages }).unsteady, [
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) paged 2 times',
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) was resolved before its end',
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) fired 2 times',
  ])
})

test('a Prometheus that restarts may forget what fires, but nobody is paged twice', () => {
  const restart = death({ what: 'Prometheus is killed', raises: [], forgets: true })
  const forgotten = { ...right, happened: [death(), restart], told: fired([130, 150], [180, 210]) }
  assert.equal(judge(forgotten).unsteady, [])
  const pages = [page('firing', 131), page('firing', 181), page('resolved', 211)]
  assert.equal(judge({ ...forgotten, pages }).unsteady, [
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) paged 2 times',
  ])
})

test('an alert that another one held back, and that pages once that one has ended, came too late', () => {
  const own = { alertname: 'ProxmoxNodeScrapeFailing', environment: 'oslo', node: 'oslo2' }
  const happened = [death({ perhaps: ['ProxmoxNodeScrapeFailing'] })]
  const pages = [...right.pages, page('firing', 215, own), page('resolved', 220, own)]
  assert.equal(judge({ ...right, happened, pages }).unsteady, [
    'ProxmoxNodeScrapeFailing of oslo oslo2 (oslo2 dies) paged after its cause was gone',
  ])
})

test('an alert that is not resolved once its cause is gone is not steady', () => {
  assert.equal(judge({ ...right, pages: [page('firing', 131)] }).unsteady, [
    'ProxmoxNodeDown of oslo oslo2 (oslo2 dies) was not resolved',
  ])
})

test('an alert that another one explains fires and pages nobody', () => {
  const memory: Raised = { alertname: 'ProxmoxMemoryOvercommitted', severity: 'warning' }
  const own = { ...memory, environment: 'oslo', namespace: 'monitoring' }
  const happened = [death({ held: [memory] })]
  const told: History['told'] = [...right.told, { labels: own, state: 'firing', times: times(170, 204) }]
  assert.equal(judge({ ...right, happened, told }), { missed: [], falseAlerts: [], unsteady: [] })
  assert.equal(judge({ ...right, happened }).missed, [
    'ProxmoxMemoryOvercommitted of oslo (oslo2 dies) did not fire',
  ])
  assert.equal(
    judge({ ...right, happened, told, pages: [...right.pages, page('firing', 171, own)] }).unsteady,
    ['ProxmoxMemoryOvercommitted of oslo (oslo2 dies) paged, though another alert explains it'],
  )
})

test.run()
