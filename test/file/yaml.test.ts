import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseDocument } from 'yaml'
import { hostileTexts as texts } from '../hostile-texts.ts'
import { kubectlSuite, kustomize, objectOf, type Rendered } from '../kubectl.ts'
import { tree } from '../tree.ts'

/** Texts that break inside Kustomize or a parser, or that nobody can see. */
const refused = [
  '\0',
  '\x07',
  '\b',
  '\x1b[31m',
  '\r',
  'a\r\nb',
  '\x7f',
  '\x80',
  '\x85',
  '\x9f',
  '\u2028',
  '\u2029',
  '\ufeff',
  'a\ufeff',
  '\ufffe',
  '\uffff',
  '\ud800',
  '\udfff',
  '\udc00\ud800',
]

/** Label values and a job's name that look like something else. */
const labels = [
  'on',
  'yes',
  'n',
  'null',
  '0777',
  '0o7',
  '0x1F',
  '0b11',
  '1e3',
  '1_000',
  '2001-01-01',
  '1.0',
  '089',
  'true',
  '',
]

const environment = (name: string, value: unknown, fields: object = {}) => ({
  [`environments/${name}.ts`]: `export default ${JSON.stringify({
    hypervisors: [
      { name: '0777', address: '198.51.100.1' },
      { name: '1e3', address: '198.51.100.2' },
    ],
    pveExporter: { credentials: { secret: `${name}-0x1` }, tls: 'insecure' },
    patches: [
      { target: { kind: 'ServiceAccount' }, patch: [{ op: 'add', path: '/metadata/annotations', value }] },
    ],
    ...fields,
  })}`,
})

const byNumber = (values: string[], name: string) =>
  Object.fromEntries(values.map((value, index) => [`${name}${index}`, value]))

test('the tables hold at least 90 texts', () => assert.ok(new Set([...texts, ...refused]).size >= 90))

test('texts that break a reader are refused, each with what is wrong with it', () => {
  const { run, remove } = tree(
    Object.assign({}, ...refused.map((text, index) => environment(`env${index}`, { text }))),
  )
  const { status, stdout, stderr } = run('build')
  remove()
  assert.is(status, 1)
  assert.is(stdout, '')
  const lines = stderr.split('\n').slice(0, -2)
  assert.is(lines.length, refused.length)
  for (const line of lines)
    assert.match(
      line,
      /^environments\/env\d+\.ts: patches\[0\]\.patch\[0\]\.value\.text has the [a-z ]+ U\+[0-9A-F]{4} in its text; take it out$/,
    )
})

const reach = kubectlSuite('every other text reaches the cluster as it is')
const annotations = {
  ...byNumber(texts, 'text'),
  ...Object.fromEntries(texts.filter(text => text.length < 300).map(text => [`key ${text}`, 'x'])),
  // Kustomize trims a patch: what ends one must not end with its text.
  last: 'a\n',
}

reach('through the build, Kustomize and strict YAML 1.1 and 1.2', () => {
  const { root, run, remove } = tree(
    environment('lab', annotations, {
      labels: byNumber(labels, 'label'),
      prometheus: { monitorLabels: byNumber(labels, 'monitor') },
      nodeExporter: { job: '0o7' },
      namespace: '1e3',
      namePrefix: 'on',
    }),
  )
  const { stderr } = run('build')
  assert.is(stderr, '')
  const overlay = readFileSync(join(root, 'overlays/lab/kustomization.yaml'), 'utf8')
  const [rendered, older] = (['1.2', '1.1'] as const).map(version =>
    kustomize(join(root, 'overlays/lab'), version),
  )
  remove()

  for (const version of ['1.1', '1.2'] as const) {
    const { patches } = strict(overlay, version)
    assert.equal(strict(patches.at(-1).patch, version)[0].value, annotations)
  }
  assert.equal(rendered, older)
  for (const objects of [rendered, older]) {
    if (objects === undefined) continue
    const { metadata }: Rendered = objectOf(objects, 'ServiceAccount', 'onproxmox-monit-pve-exporter')
    for (const [key, text] of Object.entries(annotations))
      assert.is((metadata as unknown as Annotated).annotations[key], text, key)
    assert.is(metadata.namespace, '1e3')
    const monitor = objectOf(objects, 'ServiceMonitor', 'onproxmox-monit-node-exporter')
    for (const [key, label] of Object.entries({
      ...byNumber(labels, 'label'),
      ...byNumber(labels, 'monitor'),
    }))
      assert.is(monitor.metadata.labels?.[key], label)
    assert.ok(JSON.stringify(monitor.spec).includes('"replacement":"0o7"'))
    const endpoints = objectOf(objects, 'Endpoints', 'onproxmox-monit-node-exporter')
    assert.equal(
      endpoints.subsets[0].addresses.map(({ hostname }: { hostname: unknown }) => hostname),
      ['0777', '1e3'],
    )
  }
})

interface Annotated {
  annotations: Record<string, string>
}

const strict = (text: string, version: '1.1' | '1.2') => {
  const document = parseDocument(text, { version, strict: true })
  assert.equal([...document.errors, ...document.warnings], [])
  return document.toJS()
}

reach.run()

test.run()
