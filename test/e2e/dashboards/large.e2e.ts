import { deepEqual, ok } from 'node:assert/strict'
import { asked } from '../../monitoring/dashboards/asked.ts'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { quickest } from './answers.ts'
import { measured } from './measured.ts'
import { cluster, waitFor } from './shared.ts'
import { table } from './table.ts'
import { viewing } from './viewing.ts'

const test = chapter('a dashboard of 32 nodes and 10,000 guests')

const picked = viewing(['large'], { node: ['pve01'], hypervisor: 'pve01|large', guest: 'qemu/101|large' })

test('has them all, and two scrapes to tell a rate of', async () => {
  await waitFor('two scrapes of 10,000 guests', async () => {
    const [count] = await cluster.prometheus.query(
      'count(count_over_time(pve_up{environment="large",id=~"(qemu|lxc)/.+"}[5m]) > 1)',
    )
    return count?.value === 10_000
  })
})

test('answers every query, and draws no thousand lines', async () => {
  const answers = []
  for (const question of asked) answers.push(await quickest(question, picked))
  measured.push(['32 nodes, 10,000 guests', answers])
  const named = ({ dashboard, place }: { dashboard: string; place: string }) => `${dashboard}: ${place}`
  deepEqual(answers.filter(({ error }) => error !== undefined).map(named), [])
  deepEqual(answers.filter(({ series, place }) => series > 1000 && place !== 'variable guest').map(named), [])
  ok(answers.every(({ series }) => series <= 10_000))
})

test('is shown beside the small one', () => {
  say(
    `every query of every panel and variable\n${table(
      measured.map(([size]) => size),
      measured.map(([, answers]) => answers),
    )}`,
  )
})

test.run()
