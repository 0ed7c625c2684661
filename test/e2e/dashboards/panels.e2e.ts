import { deepEqual } from 'node:assert/strict'
import { asked } from '../../monitoring/dashboards/asked.ts'
import { chapter } from '../laboratory/chapter.ts'
import { type Answer, answer, quickest } from './answers.ts'
import { reasonFor } from './may-be-empty.ts'
import { measured } from './measured.ts'
import { cluster, three, waitFor } from './shared.ts'
import { untilShown } from './until-shown.ts'
import { viewing } from './viewing.ts'

const test = chapter('a dashboard of three environments')

const picked = viewing(['three', 'twin', 'alone'], {
  node: ['pve1', 'twin1', 'alone'],
  hypervisor: 'pve1|three',
  guest: 'qemu/101|three',
})
const answers: Answer[] = []

test('has all its targets, a storage that fills, and a rate of each counter', async () => {
  for (const used of [700, 800]) await filledTo(used * 2 ** 30)
  await untilShown({ three: 12, twin: 7, alone: 5 }, picked)
})

/** Fills a storage, and waits until Prometheus knows. */
async function filledTo(used: number) {
  await three.change({ storages: { local: { used } } })
  await waitFor('a storage that fills', async () => {
    const query = 'pve_disk_usage_bytes{environment="three",id="storage/pve1/local"}'
    return (await cluster.prometheus.query(query))[0]?.value === used
  })
}

test('asks nothing that Prometheus refuses, such as a join of many to many', async () => {
  for (const question of asked) answers.push(await quickest(question, picked))
  deepEqual(
    answers
      .filter(({ error }) => error !== undefined)
      .map(({ dashboard, place, error }) => `${dashboard}: ${place}: ${error}`),
    [],
  )
  measured.push(['3 nodes', answers])
})

test('is nowhere empty without a reason', () =>
  // What was asked after a scrape that was late is asked again.
  cluster.eventually('an answer of each', async () => {
    for (const [index, one] of answers.entries()) if (isEmpty(one)) answers[index] = await answer(one, picked)
    deepEqual(
      answers.filter(isEmpty).map(({ dashboard, place }) => `${dashboard}: ${place}`),
      [],
    )
  }))

const isEmpty = (one: Answer) => one.series === 0 && reasonFor(one) === undefined

test.run()
