import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { collectorOf, switchedOff } from '../../lib/release/collectors.ts'
import { hostOf, nodeNameOf } from '../../lib/release/host.ts'
import { imageOf, importedImage } from '../../lib/release/image.ts'
import { importedResources } from '../../lib/release/imported-resources.ts'
import { importedIntervals } from '../../lib/release/imported-scrapes.ts'

const digest = `sha256:${'0123456789abcdef'.repeat(4)}`

/** What a chart says that Proxmox VE is asked at, and the host and port of it. */
const hosts: [text: string, host?: string, port?: number][] = [
  ['198.51.100.11', '198.51.100.11'],
  [' 198.51.100.11 ', '198.51.100.11'],
  ['198.51.100.11:8006', '198.51.100.11', 8006],
  ['198.51.100.11:80060', '198.51.100.11', 80060],
  ['198.51.100.11:800600'],
  ['198.51.100.11:'],
  ['2001:db8::11', '2001:db8::11'],
  ['[2001:db8::11]', '2001:db8::11'],
  ['[2001:db8::11]:8006', '2001:db8::11', 8006],
  ['[]:8006'],
  ['https://pve1.example.com:8006/api2/json', 'pve1.example.com', 8006],
  ['http://pve1', 'pve1'],
  ['ftp://pve1'],
  ['pve1/https://x', 'pve1'],
  ['p', 'p'],
  ['PVE_1.example.com', 'PVE_1.example.com'],
  ['-pve1'],
  ['pve1-'],
  ['pve 1'],
  ['pve1:8006:8006'],
  [''],
]

test('a host is read as charts write it, with or without a port', () => {
  for (const [text, host, port] of hosts)
    assert.equal(
      hostOf(text),
      host === undefined ? undefined : { host, ...(port !== undefined && { port }) },
      text,
    )
})

test('a node is called as the first label of its name, where Proxmox VE would take it', () => {
  const long = 'a'.repeat(63)
  for (const [host, name] of [
    ['pve1.example.com', 'pve1'],
    ['PVE1', 'pve1'],
    ['p', 'p'],
    [long, long],
    [`${long}a`, undefined],
    ['pve-', undefined],
    ['-pve', undefined],
    ['pve_1', undefined],
    ['198.51.100.11', undefined],
    ['2001:db8::1', undefined],
    ['', undefined],
  ] as const)
    assert.is(nodeNameOf(host), name, host)
})

test('an image is read by its parts', () => {
  for (const [reference, parts] of [
    ['prompve/prometheus-pve-exporter', { name: 'prompve/prometheus-pve-exporter' }],
    ['docker.io/a/b:1.0', { name: 'a/b', tag: '1.0' }],
    ['index.docker.io/a/b:1', { name: 'a/b', tag: '1' }],
    ['mydocker.io/a/b:v1_2.3-x', { name: 'mydocker.io/a/b', tag: 'v1_2.3-x' }],
    ['registry:5000/a/b', { name: 'registry:5000/a/b' }],
    ['registry:5000/a/b:c', { name: 'registry:5000/a/b', tag: 'c' }],
    [`a/b:1@${digest}`, { name: 'a/b', tag: '1', digest }],
    [`a/b@${digest}`, { name: 'a/b', digest }],
    // Not a whole digest.
    [`a/b@${digest}0`, { name: '' }],
    [`a/b@${digest.slice(0, -1)}`, { name: '' }],
  ] as const)
    assert.equal(imageOf(reference), parts, reference)
})

const older = (tag: string) => ({
  image: {},
  remark: `the tag ${tag} is older than 3.9.0, the oldest that runs here: the pinned 3.10.2 takes its place`,
})

test('of an image is taken what differs from the pinned one, and no tag that is too old', () => {
  const name = 'prompve/prometheus-pve-exporter'
  for (const [image, taken] of [
    [{ name, tag: '3.10.2' }, { image: {} }],
    [{ name, tag: '3.9.0' }, { image: { tag: '3.9.0' } }],
    [{ name, tag: '3.8.9', digest }, older('3.8.9')],
    [
      { name: 'own', tag: '3.8.9' },
      { ...older('3.8.9'), image: { name: 'own' } },
    ],
    [{ name: 'own', tag: '', digest }, { image: { name: 'own', digest } }],
    [{ name: '', tag: 'latest' }, { image: { tag: 'latest' } }],
    [{}, { image: {} }],
  ] as const)
    assert.equal(importedImage(image), taken, JSON.stringify(image))
})

test('every collector of the exporter is switched by its argument, and nothing else is one', () => {
  for (const name of [
    'status',
    'version',
    'node',
    'cluster',
    'resources',
    'backup-info',
    'qdevice',
    'config',
    'replication',
    'subscription',
  ]) {
    assert.equal(collectorOf(`--no-collector.${name}`), { [name]: false })
    assert.equal(collectorOf(`--collector.${name}`), { [name]: true })
    for (const other of [`x--no-collector.${name}`, `--collector.${name}=true`, `--collector.${name}s`])
      assert.is(collectorOf(other), undefined, other)
  }
  assert.is(collectorOf('--collector.'), undefined)
  assert.is(collectorOf(undefined), undefined)
  assert.equal(switchedOff([{ node: false }, { node: true }, undefined, { config: false }]), {
    config: false,
  })
  assert.is(switchedOff([{ node: true }, undefined]), undefined)
})

const remark = {
  left: 'the release leaves the interval to its Prometheus; here the cluster is asked every 60s',
  nodes:
    "the release asks each time for the nodes' replication and subscription, too; here every 120s (pveExporter.nodeInterval)",
  short: (time: string) => `scrapes are given up after ${time}, since they come that often`,
}

test('intervals are taken so that no scrape comes oftener than before, or takes longer than its interval', () => {
  for (const [said, fields, remarks] of [
    [{}, {}, [remark.left]],
    [{ interval: '60s' }, { interval: '60s' }, [remark.nodes]],
    [{ interval: '119s' }, { interval: '119s' }, [remark.nodes]],
    [{ interval: '120s' }, { interval: '120s' }, []],
    [{ interval: '121s' }, { interval: '121s', nodeInterval: '121s' }, []],
    [{ interval: '10m', nodeInterval: '5m' }, { interval: '10m', nodeInterval: '5m' }, []],
    [{ interval: '50s' }, { interval: '50s' }, [remark.nodes]],
    [{ interval: '49s' }, { interval: '49s', scrapeTimeout: '49s' }, [remark.nodes, remark.short('49s')]],
    [{ interval: '30s', scrapeTimeout: '20s' }, { interval: '30s', scrapeTimeout: '20s' }, [remark.nodes]],
    [
      { nodeInterval: '60s', scrapeTimeout: '1m' },
      { nodeInterval: '60s', scrapeTimeout: '1m' },
      [remark.left],
    ],
    [{ interval: 'every 5m' }, { interval: 'every 5m' }, [remark.nodes]],
    [{ interval: 'hourly' }, { interval: 'hourly' }, [remark.nodes]],
    [{ interval: 5 as never }, { interval: 5 }, [remark.nodes]],
  ] as const)
    assert.equal(importedIntervals(said), { fields, remarks }, JSON.stringify(said))
})

test('a request or a limit that the defaults would contradict brings its counterpart', () => {
  for (const [said, taken] of [
    [{}, {}],
    [{ limits: { memory: '64Mi' } }, { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } }],
    [{ limits: { memory: '128Mi', cpu: '50m' } }, { limits: { memory: '128Mi', cpu: '50m' } }],
    [{ limits: { cpu: '49m' } }, { requests: { cpu: '49m' }, limits: { cpu: '49m' } }],
    [{ requests: { memory: '1Gi' } }, { requests: { memory: '1Gi' }, limits: { memory: '1Gi' } }],
    [{ requests: { memory: '512Mi', cpu: '1' } }, { requests: { memory: '512Mi', cpu: '1' } }],
    [{ requests: { cpu: '1001m' } }, { requests: { cpu: '1001m' }, limits: { cpu: '1001m' } }],
    [
      { requests: { memory: '1Gi' }, limits: { cpu: '10m' } },
      { requests: { cpu: '10m', memory: '1Gi' }, limits: { cpu: '10m', memory: '1Gi' } },
    ],
    [
      { requests: { memory: '8Mi' }, limits: { memory: '2Gi' } },
      { requests: { memory: '8Mi' }, limits: { memory: '2Gi' } },
    ],
  ] as const)
    assert.equal(importedResources(said), taken, JSON.stringify(said))
})

test.run()
