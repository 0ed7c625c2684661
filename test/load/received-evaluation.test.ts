import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { receivedEvaluation } from '../../lib/load/received-evaluation.ts'

const files = ['environments/lab.ts']
const one = { name: 'lab', file: 'environments/lab.ts', value: { a: 1 } }
const problem = { file: 'environments/lab.ts', message: 'is wrong' }
const evaluated = (loading: unknown, strayed: unknown = []) =>
  JSON.stringify({ loadings: [loading], strayed })

const refused: [title: string, text: string][] = [
  ['nothing', ''],
  ['half of it', evaluated({ loaded: [one], problems: [] }).slice(0, -1)],
  ['two of it', evaluated({ loaded: [one], problems: [] }).repeat(2)],
  ['null', 'null'],
  ['an empty object', '{}'],
  ['more files than were asked for', JSON.stringify({ loadings: [{}, {}], strayed: [] })],
  ['loadings that are none', evaluated(null)],
  ['an environment that is left out without a reason', evaluated({ loaded: [], problems: [] })],
  [
    'an environment that is left out with a warning',
    evaluated({ loaded: [], problems: [{ ...problem, severity: 'warning' }] }),
  ],
  ['two environments of one file', evaluated({ loaded: [one, one], problems: [] })],
  ['an environment without a value', evaluated({ loaded: [{}], problems: [] })],
  ['problems that are no list', evaluated({ loaded: [one], problems: {} })],
  ['a problem without a message', evaluated({ loaded: [], problems: [{ file: 'a' }] })],
  ['a problem whose field is text', evaluated({ loaded: [one], problems: [] }, [{ ...problem, field: 'a' }])],
  ['a field of an object', evaluated({ loaded: [one], problems: [] }, [{ ...problem, field: [{}] }])],
  ['a severity of its own', evaluated({ loaded: [one], problems: [] }, [{ ...problem, severity: 'error' }])],
  ['a file that is a number', evaluated({ loaded: [one], problems: [] }, [{ ...problem, file: 1 }])],
  ['a message that is a number', evaluated({ loaded: [one], problems: [] }, [{ ...problem, message: 1 }])],
  ['an environment that is a number', evaluated({ loaded: [one], problems: [] }, [{ ...problem, of: 1 }])],
  ['a column that is text', evaluated({ loaded: [one], problems: [] }, [{ ...problem, column: '1' }])],
  ['a problem that is a list', evaluated({ loaded: [one], problems: [[]] })],
  ['side effects that are no list', evaluated({ loaded: [one], problems: [] }, {})],
  ['loaded environments that are no list', evaluated({ loaded: { 0: one, length: 1 }, problems: [] })],
  ['an environment that is null', evaluated({ loaded: [null], problems: [] })],
  ['a line that is text', evaluated({ loaded: [one], problems: [] }, [{ ...problem, line: '1' }])],
]

for (const [title, text] of refused)
  test(`an evaluation that gives ${title} is refused`, () =>
    assert.is(receivedEvaluation(text, files), undefined))

test("environments have the names and files that were asked for, not the process's own", () => {
  const text = evaluated({ loaded: [{ ...one, name: 'b', file: 'a\nb' }], problems: [] }, [problem])
  const { loadings, strayed } = receivedEvaluation(text, files) ?? { loadings: [], strayed: [] }
  assert.equal(
    loadings[0]?.loaded.map(({ name, file, value }) => ({ name, file, value })),
    [one],
  )
  assert.equal(strayed, [problem])
})

test('a problem keeps all that it may tell, and an environment the warnings beside it', () => {
  const whole = { ...problem, line: 1, column: 2, of: 'a', severity: 'warning', field: ['a', 0] }
  const text = evaluated({ loaded: [one], problems: [whole] }, [whole, problem])
  const { loadings, strayed } = receivedEvaluation(text, files) ?? { loadings: [], strayed: [] }
  assert.equal(loadings[0]?.problems, [whole])
  assert.equal(loadings[0]?.loaded[0]?.locate(['a']), {})
  assert.equal(strayed, [whole, problem])
  const refused = evaluated({ loaded: [], problems: [whole, problem] })
  assert.equal(receivedEvaluation(refused, files), {
    loadings: [{ loaded: [], problems: [whole, problem] }],
    strayed: [],
  })
})

test.run()
