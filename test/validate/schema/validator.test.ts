import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { judgeBySchema } from '../../../lib/validate/schema/judge-by-schema.ts'
import { schemaFaults } from '../../../lib/validate/schema/schema-faults.ts'
import { signed, validator } from '../../../lib/validate/schema/validator.ts'
import { clusters } from '../../bench/cluster.ts'
import { repository } from '../../bench/repository.ts'
import { lab, schema } from '../judged.ts'

const { $comment: _, ...committed } = schema
const { fits = () => false } = await validator(committed, true)
const faults = schemaFaults(committed)

/** An environment that uses most of the schema: unions, lists, patterns, lengths, and fields of any name. */
const whole = {
  namespace: 'monitoring',
  namePrefix: '',
  labels: { team: 'platform' },
  platform: 'openshift',
  hypervisors: [{ name: 'pve1', address: '198.51.100.1', exporters: ['node', 'pve'] }],
  discovery: 'static',
  pveExporter: {
    tls: { caConfigMap: 'ca', serverName: 'pve.example.com' },
    interval: '1m',
    collectors: { config: false },
    credentials: { externalSecret: { store: { name: 'vault', kind: 'ClusterSecretStore' }, key: 'pve' } },
    image: { tag: '3.10.2' },
    resources: { limits: { memory: '512Mi' } },
  },
  nodeExporter: { port: 9100, basicAuthSecret: 'node' },
  exporters: { ceph: { interval: '30s' }, custom: [{ name: 'nvme', port: 9998, path: '/metrics' }] },
  prometheus: { monitorLabels: { release: 'stack' } },
  alerts: {
    labels: { team: 'x' },
    rules: { ProxmoxStorageFull: { threshold: 0.9 }, ProxmoxNodeDown: false },
  },
  dashboards: { folder: 'Proxmox' },
  networkPolicy: false,
  delivery: { repository: { url: 'https://git.example.com/a.git', branch: 'main' }, controller: 'argocd' },
  patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'add', path: '/spec/replicas', value: 2 }] }],
}

/** A value with one thing changed, in all ways: each part of it missing, of another type, empty, too long, or beside an unknown field. */
const mutations = (value: unknown): unknown[] => [
  ...[null, true, 0, -1, 1.5, 70_000, '', 'A b', 'x'.repeat(5000), [], {}],
  ...(Array.isArray(value)
    ? value.flatMap((item, index) => mutations(item).map(one => value.with(index, one)))
    : typeof value === 'object' && value !== null
      ? [
          { ...value, unknown: 1 },
          ...Object.entries(value).flatMap(([key, own]) => {
            const { [key]: __, ...others } = value as Record<string, unknown>
            return [others, ...mutations(own).map(one => ({ ...value, [key]: one }))]
          }),
        ]
      : []),
]

test('the stored validator takes what ajv takes, and nothing else', () => {
  assert.equal(faults(whole), [])
  const values = [whole, ...mutations(whole)]
  for (const value of values) assert.is(fits(value), faults(value).length === 0, JSON.stringify(value))
})

test('what the stored validator refuses and ajv takes is no fault: a folder whose name has 60 characters of two UTF-16 units each', async () => {
  const value = { ...lab, dashboards: { folder: '😀'.repeat(60) } }
  assert.is(fits(value), false)
  assert.equal((await judgeBySchema([value], committed, fits))(value), [])
})

const usedLibraries = join(import.meta.dirname, '../../bench/used-libraries.ts')

const copy = () => {
  const { root, put, remove } = repository(clusters(2, 1))
  const file = join(root, 'schema/environment.validator.js')
  const run = () => {
    const { status, stdout, stderr, output } = spawnSync(
      process.execPath,
      ['--import', usedLibraries, join(root, 'lib/cli.ts'), 'build'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
    )
    return { status, stdout, stderr, ajv: /\/ajv\//.test(output[3] ?? '') }
  }
  return { root, put, remove, file, run }
}

test('ajv is loaded to explain what is wrong, and not where nothing is', () => {
  const { put, remove, run } = copy()
  assert.equal([run().status, run().ajv], [0, false])
  put({ name: 'cluster-0001', hypervisors: [] })
  const { status, stderr, ajv } = run()
  assert.equal([status, ajv], [1, true])
  assert.match(
    stderr,
    'environments/cluster-0001.ts: hypervisors is an empty list; give it at least one item',
  )
  remove()
})

test('a validator that was edited is not believed, and made anew', () => {
  const { put, remove, run, file } = copy()
  run()
  const text = readFileSync(file, 'utf8')
  const forged = text.replace('export const validate = ', 'export const validate = () => true; const own = ')
  assert.is.not(forged, text)
  writeFileSync(file, forged)
  put({ name: 'cluster-0001', hypervisors: [] })
  assert.match(run().stderr, 'hypervisors is an empty list')
  put({ name: 'cluster-0001', hypervisors: [{ name: 'pve1', address: '198.51.100.1' }] })
  assert.match(run().stdout, /^changed {2}schema\/environment\.validator\.js$/m)
  assert.is(readFileSync(file, 'utf8'), text)
  remove()
})

test('a check neither believes nor runs a stored validator, even with the hash that goes with it', () => {
  const { root, remove, run, file } = copy()
  run()
  const code = "process.stdout.write('was ' + 'run'); export const validate = () => true\n"
  const [notice] = readFileSync(file, 'utf8').split('\n', 1)
  writeFileSync(file, `${notice}\n${signed(committed, code)}`)
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'lib/cli.ts'), 'check'], {
    encoding: 'utf8',
  })
  assert.is(status, 1)
  assert.match(stdout, 'differs  schema/environment.validator.js')
  assert.not.match(stdout, 'was run')
  remove()
})

test.run()
