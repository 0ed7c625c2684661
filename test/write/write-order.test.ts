import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Plan } from '../../lib/write/plan.ts'
import { mixedOverlays } from '../../lib/write/write-order.ts'

const files = (...paths: string[]) => paths.map(path => ({ path, text: '', before: '' }))
const ledElsewhere = (own: Partial<Plan>): string[] =>
  mixedOverlays({
    made: [],
    changed: [],
    removed: [],
    gone: [],
    unchanged: [],
    unlisted: [],
    problems: [],
    ...own,
  }).map(({ path }) => path)
const [paris, lyon] = ['overlays/paris/kustomization.yaml', 'overlays/lyon/kustomization.yaml']

test('while files of one overlay change, no other is touched', () =>
  assert.equal(ledElsewhere({ changed: files('overlays/paris/rules.yaml'), unchanged: files(paris, lyon) }), [
    paris,
  ]))

test('while the base changes, every overlay that stands renders from its copy', () =>
  assert.equal(
    ledElsewhere({ made: files('base/role.yaml'), changed: files(paris), unchanged: files(lyon) }),
    [paris, lyon],
  ))

test('what no overlay reads leaves them where they are', () =>
  assert.equal(
    ledElsewhere({
      changed: files('gitops/a.yaml', 'schema/a.json', '.generated-files'),
      unchanged: files(paris),
    }),
    [],
  ))

test.run()
