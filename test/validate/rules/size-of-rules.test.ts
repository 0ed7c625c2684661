import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { prometheusRule } from '../../../lib/generate/objects/prometheus-rule.ts'
import { accepts, judged, lab } from '../judged.ts'

/** Names as long as those with which the limits were found. */
const guests = (count: number) =>
  Array.from({ length: count }, (_, index) => `guest-${String(index).padStart(4, '0')}`)
const excepting = (count: number) => ({ ...lab, alerts: { except: { guests: guests(count) } } })
const bytesOf = (count: number) =>
  JSON.stringify(prometheusRule(complete('lab', 'environments/lab.ts', excepting(count)))).length

/** The fewest names that give at least so many bytes. */
const namesFor = (bytes: number) => Math.ceil((bytes - bytesOf(0)) / ((bytesOf(1000) - bytesOf(0)) / 1000))

accepts('a hundred names are welcome', excepting(100))

test('rules that no client-side apply takes are warned of', () =>
  assert.match(
    judged({ lab: excepting(namesFor(262_144)) }).join('\n'),
    /^environments\/lab.ts: warning: alerts make rules of \d{6} bytes, and `except` is repeated in most of them; `kubectl apply` takes 262,144 without --server-side, the Prometheus Operator 524288: except by tags, or by patterns such as "ci-\*"$/,
  ))

test('rules that the operator refuses are refused', () =>
  assert.match(
    judged({ lab: excepting(namesFor(524_289)) }).join('\n'),
    /^environments\/lab.ts: alerts make rules of \d{6} bytes, and `except` is repeated in most of them; the Prometheus Operator takes 524288 at most: except by tags, or by patterns such as "ci-\*"$/,
  ))

test.run()
