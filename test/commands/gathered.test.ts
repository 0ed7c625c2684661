import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from '../tree.ts'

const shared = (fields: string) =>
  `import type { Fragment } from '../../lib/extend.ts'\n\nexport const production: Fragment = {\n  pveExporter: { tls: 'insecure' },\n${fields}}\n`
const extended = (number: number, fields = '') =>
  `import { extend } from '../lib/extend.ts'\nimport { production } from './shared/production.ts'\n\nexport default extend(production, { namespace: 'n${number}', hypervisors: [{ name: 'pve1', address: '198.51.100.${number}' }],${fields} dashboards: false })\n`

/** What a command prints of this many environments, of which each extends a shared fragment. */
const told = (count: number, fragment: string, fields = '', command = 'build'): string => {
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  const { run, remove } = tree({
    'package.json': '{ "type": "module" }',
    'environments/shared/production.ts': fragment,
    ...Object.fromEntries(numbers.map(number => [`environments/lab-${number}.ts`, extended(number, fields)])),
  })
  const { stderr } = run(command)
  remove()
  return stderr
}

const place = 'environments/shared/production.ts:5'
const label = `is not a label value (at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends)`

test('a mistake in a shared fragment is told once, where it stands', () =>
  assert.is(
    told(6, shared("  labels: { site: 'a b' },\n")),
    `${place}: labels.site "a b" ${label} (in environments/lab-1.ts and 5 more environments)\n1 problem; nothing was written\n`,
  ))

test('few environments are named', () =>
  assert.is(
    told(3, shared("  labels: { site: 'a b' },\n")),
    `${place}: labels.site "a b" ${label} (in environments/lab-1.ts, environments/lab-2.ts, environments/lab-3.ts)\n1 problem; nothing was written\n`,
  ))

test('a file that all import and that breaks is told once', () =>
  assert.is(
    told(5, shared("  labels { site: 'a' },\n")),
    `${place}: Expected ',', got '{' (in environments/lab-1.ts and 4 more environments)\n1 problem; nothing was written\n`,
  ))

test('what one environment has of its own stands in its own file', () =>
  assert.is(
    told(1, shared("  labels: { site: 'a' },\n"), " labels: { site: 'a b' },"),
    `environments/lab-1.ts: labels.site "a b" ${label}\n1 problem; nothing was written\n`,
  ))

test('a mistake that environments have each in their own file is told once from three on', () => {
  const message = (file: string) => `environments/${file}.ts: labels.site "a b" ${label}`
  const own = (count: number) => told(count, shared(''), " labels: { site: 'a b' },")
  assert.is(own(2), `${message('lab-1')}\n${message('lab-2')}\n2 problems; nothing was written\n`)
  assert.is(own(6), `${message('lab-1')} (and in 5 more environments)\n1 problem; nothing was written\n`)
})

test('a warning that all have is told once', () =>
  assert.is(
    told(
      5,
      shared("  pveExporter: { tls: 'insecure', interval: '10m' },\n").replace(
        "  pveExporter: { tls: 'insecure' },\n",
        '',
      ),
    ),
    'environments/shared/production.ts:4: warning: pveExporter.interval "10m" leaves gaps in the dashboards, which look back 5 minutes for a value; give less (in environments/lab-1.ts and 4 more environments)\n',
  ))

test('a command about one environment tells what is wrong with it, though that stands in another file', () =>
  assert.is(
    told(2, shared("  labels: { site: 'a b' },\n"), '', 'rules lab-2'),
    `${place}: labels.site "a b" ${label}\n1 problem; nothing was printed\n`,
  ))

test.run()
