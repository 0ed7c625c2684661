import * as assert from 'uvu/assert'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { asked, placeOf } from './asked.ts'
import { filled, type Picked } from './filled.ts'
import { differences } from './situations/differences.ts'
import { history, timeOf } from './situations/history.ts'
import { looking } from './situations/looking.ts'
import { program, type Row, type Started, startPrometheus } from './situations/prometheus.ts'
import { type Situation, situations } from './situations/situations.ts'
import { truthOf } from './situations/truth-of.ts'
import { reasonFor } from './situations/without-truth.ts'

const test = suiteThatNeeds('dashboards in situations', program)

let prometheus: Started
test.before(async () => {
  prometheus = await startPrometheus(`${situations.flatMap(history).join('\n')}\n# EOF\n`)
})
test.after(() => prometheus.stop())

const answers = new Map<string, Promise<Row[]>>()

/** What Prometheus answers to an expression of a dashboard in a situation; the same is asked once. */
const answer = (expression: string, situation: Situation, own: Picked = {}): Promise<Row[]> => {
  const query = filled(expression, { ...looking, ...own })
  const key = `${timeOf(situation)} ${query}`
  const known = answers.get(key) ?? answerAnew(query, situation)
  answers.set(key, known)
  return known
}

const answerAnew = async (query: string, situation: Situation): Promise<Row[]> => {
  const rows = await prometheus.ask(query, timeOf(situation))
  if (typeof rows === 'string') throw new Error(rows)
  return rows
}

/** The expression of `<page>: <panel or variable>`. */
const expressionOf = (place: string): string => {
  const question = asked.find(one => placeOf(one) === place)
  if (question === undefined) throw new Error(`${place} asks for nothing`)
  return question.expression
}

const inSituation = (title: string): Situation => {
  const situation = situations.find(one => one.title === title)
  if (situation === undefined) throw new Error(`${title} is no situation`)
  return situation
}

for (const situation of situations) {
  test(`${situation.title}: every question is answered, and each number is the simulated cluster's`, async () => {
    const truth = truthOf(situation)
    const wrong = asked.map(async question => {
      const place = placeOf(question)
      return answer(question.expression, situation).then(
        rows => differences(place, rows, truth[place]),
        ({ message }) => [`${place}: ${message}`],
      )
    })
    assert.is((await Promise.all(wrong)).flat().join('\n'), '')
  })

  test(`${situation.title}: a page of one hypervisor or guest shows none of its namesakes`, async () => {
    const own = asked.filter(({ expression }) => expression.includes(':raw}'))
    assert.ok(own.length > 50)
    const foreign = own.map(async question =>
      (await answer(question.expression, situation))
        .filter(({ labels: { environment = 'paris' } }) => environment !== 'paris')
        .map(() => placeOf(question)),
    )
    assert.equal((await Promise.all(foreign)).flat(), [])
  })
}

const found = expressionOf('Guests: panel Guests found, Status')
const search = async (text: string, situation = inSituation('all is well')) =>
  (await answer(found, situation, { search: text, environment: ['paris'] })).sort((one, other) =>
    String(one.labels.id).localeCompare(String(other.labels.id)),
  )

test('whatever is typed into the search, no query is in error', async () => {
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
      'a\\',
      '\\d',
      'é',
      '☃',
      '$search',
    ],
  ]
  const searching = asked.filter(({ expression }) => expression.includes('search'))
  assert.ok(searching.length > 8)
  const errors = hostile.flatMap(text =>
    searching.slice(0, 2).map(({ expression }) =>
      answer(expression, inSituation('all is well'), { search: text }).then(
        () => [],
        ({ message }) => [`${text}: ${message}`],
      ),
    ),
  )
  assert.equal((await Promise.all(errors)).flat(), [])
})

for (const [text, ids] of [
  ['WEB', ['qemu/101']],
  ['qemu/101', ['qemu/101']],
  ['prod;w', ['qemu/101']],
  ['c++', ['lxc/201']],
  ['d', ['lxc/201', 'qemu/101', 'qemu/102', 'qemu/103']],
  ['.', []],
  ['no such guest', []],
] as [string, string[]][])
  test(`a search for "${text}" finds names, ids and tags that hold it, whatever their case`, async () => {
    assert.equal(
      (await search(text)).map(({ labels }) => labels.id),
      ids,
    )
  })

test('without a search, every guest is listed, also those whose node is down', async () => {
  assert.equal(
    (await search('', inSituation('a node is down'))).map(({ labels: { id, name }, value }) => [
      id,
      name,
      value,
    ]),
    [
      ['lxc/201', 'dns', -1],
      ['qemu/101', 'web', 1],
      ['qemu/102', 'db', -1],
      ['qemu/103', 'build', 1],
      ['qemu/104', 'off', 0],
    ],
  )
})

/** How many of the selectors that the search stands in find a series. */
const selectorsThatFind = async (text: string): Promise<number> => {
  const selectors = filled(found, { ...looking, search: text }).match(/pve_guest_info\{[^}]*\(\?i\)[^}]*\}/g)
  const counts = [...new Set(selectors)].map(selector =>
    answer(`count(${selector})`, inSituation('all is well')),
  )
  return (await Promise.all(counts)).filter(rows => rows.length > 0).length
}

test('without a search, guests are looked for by one selector alone, and none reads an hour of them', async () => {
  assert.equal([await selectorsThatFind(''), await selectorsThatFind('web')], [1, 3])
})

test('a guest whose node is down is found by the name that it had, and shown with it', async () => {
  assert.equal(
    (await search('db', inSituation('a node is down'))).map(({ labels: { id, name, node }, value }) => ({
      id,
      name,
      node,
      value,
    })),
    [{ id: 'qemu/102', name: 'db', node: 'pve2', value: -1 }],
  )
})

const collator = new Intl.Collator(undefined, { sensitivity: 'accent', numeric: true })

/** What there is to pick, in the order that Grafana's natural sort gives it: text and value. */
const options = async (page: string, name: string, situation: Situation) =>
  (await answer(expressionOf(`${page}: variable ${name}`), situation))
    .map(({ labels }) => [labels.shown, labels[name]] as [string, string])
    .sort(([one], [other]) => collator.compare(one, other))

test('Hypervisor opens on a node that answers, and lists those that do not', async () => {
  assert.equal(await options('Hypervisor', 'hypervisor', inSituation('a host that stands alone is dead')), [
    [' pve1 (lyon)', 'pve1|lyon'],
    [' pve1 (paris)', 'pve1|paris'],
    [' pve2 (lyon)', 'pve2|lyon'],
    [' pve2 (paris)', 'pve2|paris'],
    [' pve3 (paris)', 'pve3|paris'],
    ['pve1 (alone) does not answer', 'pve1|alone'],
  ])
})

test('Guests picks a guest together with its environment', async () => {
  const all = await options('Guests', 'guest', inSituation('all is well'))
  assert.equal(
    all.filter(([, value]) => value.startsWith('qemu/101')),
    [
      ['web qemu/101 (alone)', 'qemu/101|alone'],
      ['web qemu/101 (lyon)', 'qemu/101|lyon'],
      ['web qemu/101 (paris)', 'qemu/101|paris'],
    ],
  )
})

test('every question has a truth to be compared with, or a reason why it has none', () => {
  const truth = truthOf(inSituation('all is well'))
  assert.equal(
    asked.map(placeOf).filter(place => truth[place] === undefined && reasonFor(place) === undefined),
    [],
  )
})

test.run()
