import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { reasonsOfOurOwn } from '../e2e/fuzz/reasons-of-our-own.ts'
import { judged, lab } from '../validate/judged.ts'

const inExporter = (own: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...own } })

/** Refusals for the API server's own reasons. */
const refused: Record<string, object> = {
  'a label’s value': { ...lab, labels: { team: 'a b' } },
  'a label’s key': { ...lab, labels: { 'a b': 'x' } },
  'a node’s label': inExporter({ nodeSelector: { team: 'a b' } }),
  'a taint': inExporter({ tolerations: [{ key: 'a b', operator: 'Exists' }] }),
  'an annotation’s key': inExporter({ podAnnotations: { 'a b': 'x' } }),
  'a quantity': inExporter({ resources: { limits: { memory: '1 Gi' } } }),
  'a network': { ...lab, networkPolicy: { from: [{ ipBlock: { cidr: '10.0.0.0/33' } }] } },
  'a prefix': { ...lab, namePrefix: 'A-' },
}

for (const [what, environment] of Object.entries(refused))
  test(`no reason of our own excuses that ${what} is refused: whether the API server refuses it is asked`, () => {
    const messages = judged({ lab: environment })
    assert.ok(messages.length > 0)
    for (const message of messages)
      assert.equal(
        reasonsOfOurOwn.filter(([reason]) => reason.test(message)).map(([, why]) => why),
        [],
        message,
      )
  })

test.run()
