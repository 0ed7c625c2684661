import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Asked, asked } from './asked.ts'
import { filled, type Picked } from './filled.ts'
import { history, timeOf } from './situations/history.ts'
import { type Ask, atHand, type Row, withPrometheus } from './situations/prometheus.ts'
import { changed, type Situation, situations } from './situations/situations.ts'
import { type Told, told } from './situations/told.ts'
import { type Truth, truthOfEnvironments, truthOfGuest, truthOfHypervisor } from './situations/truth.ts'
import { reasonFor } from './situations/without-truth.ts'

const picked: Picked = {
  environment: ['paris', 'lyon', 'alone'],
  node: ['pve1', 'pve2', 'pve3'],
  job: ['proxmox-node-exporter'],
  hypervisor: 'pve2|paris',
  guest: 'qemu/101|paris',
  search: '',
  rows: '100',
  __rate_interval: '4m',
  __range: '21600s',
}

const placeOf = ({ dashboard, place }: Asked) => `${dashboard.replace('Proxmox / ', '')}: ${place}`

/** What each question must be answered, of those whose truth the simulated clusters tell. */
const truthOf = (situation: Situation): Truth => {
  const all = Object.entries(changed(situation)).map(([environment, cluster]) =>
    told(environment, cluster, situation.blind === environment),
  )
  const paris = all[0] as Told
  const now = timeOf(situation)
  const on = (page: string, truth: Truth) =>
    Object.fromEntries(Object.entries(truth).map(([title, rows]) => [`${page}: panel ${title}`, rows]))
  return {
    ...truthOfEnvironments(all, situation.rules !== false, now),
    ...on('Hypervisor', truthOfHypervisor(paris, 'pve2', now)),
    ...on('Guests', truthOfGuest(paris, 'qemu/101', now)),
  }
}

/** Rows as lines, with those labels alone that the truth has. */
const lines = (rows: Row[], labels: string[]): string[] =>
  rows
    .map(row => [...labels.map(label => row.labels[label] ?? ''), row.value.toPrecision(6)].join(' '))
    .sort()

const ask = async (asking: Ask, question: Asked, situation: Situation, own: Picked = {}): Promise<Row[]> => {
  const rows = await asking(filled(question.expression, { ...picked, ...own }), timeOf(situation))
  if (typeof rows === 'string') throw new Error(`${placeOf(question)}: ${rows}`)
  return rows
}

const of = (page: string, panel: string): Asked =>
  asked.find(question => placeOf(question) === `${page}: ${panel}`) as Asked

if (!atHand)
  console.log('dashboards in situations: skipped: no Prometheus; `npm run e2e -- --prepare` builds it')
else
  await withPrometheus(`${situations.flatMap(history).join('\n')}\n# EOF\n`, async asking => {
    const results = new Map<string, { wrong: string[]; foreign: string[] }>()
    for (const situation of situations) {
      const wrong: string[] = []
      const foreign: string[] = []
      const truth = truthOf(situation)
      for (const question of asked) {
        const place = placeOf(question)
        const rows = await ask(asking, question, situation).catch(error => String(error.message))
        if (typeof rows === 'string') {
          wrong.push(rows)
          continue
        }
        const expected = truth[place]
        if (expected !== undefined) {
          const labels = [...new Set([...expected, ...rows].flatMap(row => Object.keys(row.labels)))]
          const told = labels.filter(
            label => expected.length === 0 || expected.some(row => label in row.labels),
          )
          const [is, should] = [lines(rows, told), lines(expected, told)]
          if (is.join('\n') !== should.join('\n'))
            wrong.push(`${place}\n  is     ${is.join('\n         ')}\n  should ${should.join('\n         ')}`)
        }
        if (place.startsWith('Hypervisor: panel') || /^Guests: panel (?!Guests found)/.test(place))
          for (const { labels } of rows)
            if (
              question.expression.includes(':raw}') &&
              labels.environment !== undefined &&
              labels.environment !== 'paris'
            )
              foreign.push(`${place}: ${labels.environment}`)
      }
      results.set(situation.title, { wrong, foreign })
    }

    for (const [title, { wrong, foreign }] of results) {
      test(`${title}: every question is answered, and each number is the simulated cluster's`, () =>
        assert.is(wrong.join('\n'), ''))
      test(`${title}: a page of one hypervisor or guest shows nothing of its namesakes in other environments`, () =>
        assert.equal(foreign, []))
    }

    const [calm, , , , , deadFirst] = situations as [Situation, ...Situation[]] & { 5: Situation }
    const found = of('Guests', 'panel Guests found, Status')
    const names = async (search: string) =>
      (await ask(asking, found, calm, { search, environment: ['paris'] }))
        .map(({ labels }) => labels.id)
        .sort()
    const hostile = [
      ...'()[]{}^$*+?.|\\/\'"`%&=<>!#,;: ',
      ...[
        '\\E',
        '\\Q',
        '\\E(',
        '")',
        '"} or up{',
        'name="x"',
        "it's",
        '`(`',
        '(?P<',
        '\\',
        'a\\',
        'é',
        '☃',
        '$search',
      ],
    ]
    const errors = await Promise.all(
      hostile.map(search =>
        names(search).then(
          () => [],
          error => [`${search}: ${error.message}`],
        ),
      ),
    )
    test('whatever is typed into the search, no query is in error', () => assert.equal(errors.flat(), []))
    const hits = await Promise.all(['WEB', 'qemu/101', 'prod;w', 'c++', 'd', '.', 'nothing'].map(names))
    test('the search finds names, ids and tags, of any case, and takes nothing for a pattern', () =>
      assert.equal(hits, [
        ['qemu/101'],
        ['qemu/101'],
        ['qemu/101'],
        ['lxc/201'],
        ['lxc/201', 'qemu/101', 'qemu/102', 'qemu/103'],
        [],
        [],
      ]))

    const nodeDown = situations.find(({ title }) => title === 'a node is down') as Situation
    const dead = await ask(asking, found, nodeDown, { search: 'db', environment: ['paris'] })
    test('a guest whose node is down is found by the name that it had, and has it', () =>
      assert.equal(
        dead.map(({ labels: { id, name, node }, value }) => ({ id, name, node, value })),
        [{ id: 'qemu/102', name: 'db', node: 'pve2', value: -1 }],
      ))

    const options = async (name: string, page: string, situation: Situation) =>
      (await ask(asking, of(page, `variable ${name}`), situation))
        .map(({ labels }) => [labels.shown, labels[name]] as [string, string])
        .sort(([one], [other]) => collator.compare(one, other))
    const collator = new Intl.Collator(undefined, { sensitivity: 'accent', numeric: true })
    const hypervisors = await options('hypervisor', 'Hypervisor', deadFirst)
    test('Hypervisor opens on a node that answers, and lists those that do not', () =>
      assert.equal(hypervisors, [
        [' pve1 (alone)', 'pve1|alone'],
        [' pve1 (lyon)', 'pve1|lyon'],
        [' pve2 (lyon)', 'pve2|lyon'],
        [' pve2 (paris)', 'pve2|paris'],
        [' pve3 (paris)', 'pve3|paris'],
        ['pve1 (paris) does not answer', 'pve1|paris'],
      ]))
    const guests = await options('guest', 'Guests', calm)
    test('Guests picks a guest together with its environment', () =>
      assert.equal(
        guests.filter(([, value]) => value.startsWith('qemu/101')),
        [
          ['web qemu/101 (alone)', 'qemu/101|alone'],
          ['web qemu/101 (lyon)', 'qemu/101|lyon'],
          ['web qemu/101 (paris)', 'qemu/101|paris'],
        ],
      ))

    test('every question has a truth to be compared with, or a reason why it has none', () => {
      const truth = truthOf(calm)
      assert.equal(
        asked.map(placeOf).filter(place => truth[place] === undefined && reasonFor(place) === undefined),
        [],
      )
    })
  })

test.run()
