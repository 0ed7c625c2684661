import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { helmSuite, rendered } from '../helm.ts'
import { kubectl, kustomize, type Rendered } from '../kubectl.ts'
import { importing } from './imported.ts'

const test = helmSuite('environments of charts that Helm rendered')
const oldChart = join(import.meta.dirname, '../e2e/gitops/chart')
const chart = (name: string) => join(import.meta.dirname, 'charts', name)

/** What a release and its overlay must have in common. */
interface Common {
  pve: string[]
  node: string[]
  nodePort: number | undefined
  interval: string | undefined
  scrapeTimeout: string | undefined
  nodeInterval: string | undefined
  monitorLabels: Record<string, string>
  image: string | undefined
  resources: unknown
}

interface Case {
  chart: string
  release: string
  flags: string[]
  words: string[]
  /** Of each environment, what the release's own objects say. */
  common: (objects: Rendered[]) => Record<string, Common>
}

const of = (objects: Rendered[], kind: string, name = '') =>
  objects.filter(object => object.kind === kind && object.metadata.name.includes(name))
const ips = (endpoints: Rendered[]) =>
  endpoints.flatMap(({ subsets }) => subsets[0].addresses.map(({ ip }: { ip: string }) => ip)).sort()
const containerOf = (objects: Rendered[]) => of(objects, 'Deployment')[0]?.spec.template.spec.containers[0]
const without = (labels: Record<string, string> = {}, pattern: RegExp) =>
  Object.fromEntries(Object.entries(labels).filter(([key]) => !pattern.test(key)))

const cases: Case[] = [
  {
    chart: oldChart,
    release: 'proxmox-monitoring',
    flags: ['--set', 'environment=sandbox', '--set', 'hypervisors={198.51.100.18,198.51.100.19}'],
    words: ['--hypervisor', 'virtrc18u=198.51.100.18', '--hypervisor', 'virtrc19u=198.51.100.19'],
    common: objects => ({
      sandbox: {
        pve: ips(of(objects, 'Endpoints', 'hypervisor')),
        node: ips(of(objects, 'Endpoints', 'node-exporter')),
        nodePort: of(objects, 'Endpoints', 'node-exporter')[0]?.subsets[0].ports[0].port,
        // The chart leaves them to Prometheus.
        interval: '60s',
        scrapeTimeout: '50s',
        nodeInterval: '30s',
        monitorLabels: of(objects, 'ServiceMonitor')[0]?.metadata.labels ?? {},
        image: containerOf(objects).image.replace('docker.io/', ''),
        resources: undefined,
      },
    }),
  },
  {
    chart: chart('modules'),
    release: 'pve',
    flags: ['--namespace', 'observability', '--set', 'image.tag=3.11.0'],
    words: ['--hypervisor', 'pve-paris-1=203.0.113.21', '--hypervisor', 'pve-lyon-1=2001:db8:69::11'],
    common: objects => {
      const ofModule = (module: string) => of(objects, 'ScrapeConfig', module)[0]?.spec
      const shared = {
        interval: ofModule('paris').scrapeInterval,
        scrapeTimeout: ofModule('paris').scrapeTimeout,
        monitorLabels: of(objects, 'ScrapeConfig')[0]?.metadata.labels ?? {},
        image: containerOf(objects).image,
        resources: containerOf(objects).resources,
      }
      const { staticConfigs, scrapeInterval } = of(objects, 'ScrapeConfig', 'pve-paris-2')[0]?.spec ?? {}
      const [address, port] = staticConfigs[0].targets[0].split(':')
      return {
        lyon: {
          ...shared,
          pve: ofModule('lyon').staticConfigs[0].targets,
          node: [],
          nodePort: undefined,
          nodeInterval: undefined,
        },
        paris: {
          ...shared,
          pve: ofModule('paris')
            .staticConfigs[0].targets.map((target: string) =>
              target.replace('pve-paris-1.example.com', '203.0.113.21'),
            )
            .sort(),
          node: [address],
          nodePort: Number(port),
          nodeInterval: scrapeInterval,
        },
      }
    },
  },
  {
    chart: chart('in-plain-sight'),
    release: 'plain',
    flags: ['--set', 'resources.limits.memory=256Mi'],
    words: ['--hypervisor', 'pve1=198.51.100.31'],
    common: objects => ({
      plain: {
        pve: of(objects, 'ServiceMonitor')[0]?.spec.endpoints[1].params.target,
        node: [],
        nodePort: undefined,
        interval: of(objects, 'ServiceMonitor')[0]?.spec.endpoints[1].interval,
        // Prometheus's own, or its own 10 s: here it may take as long as the interval.
        scrapeTimeout: '30s',
        nodeInterval: undefined,
        monitorLabels: without(of(objects, 'ServiceMonitor')[0]?.metadata.labels, /^app\.kubernetes\.io/),
        image: containerOf(objects).image,
        resources: containerOf(objects).resources,
      },
    }),
  },
]

/** The same of an overlay. */
const ofOverlay = (objects: Rendered[], resources: unknown): Common => {
  const [cluster] = of(objects, 'ServiceMonitor', 'hypervisor')
  const [nodes] = of(objects, 'ServiceMonitor', 'node-exporter')
  return {
    pve: ips(of(objects, 'Endpoints', 'hypervisor')),
    node: ips(of(objects, 'Endpoints', 'node-exporter')),
    nodePort: of(objects, 'Endpoints', 'node-exporter')[0]?.subsets[0].ports[0].port,
    interval: cluster?.spec.endpoints[0].interval,
    scrapeTimeout: cluster?.spec.endpoints[0].scrapeTimeout,
    nodeInterval: nodes?.spec.endpoints[0].interval,
    monitorLabels: without(cluster?.metadata.labels, /^(app\.kubernetes\.io\/|environment$)/),
    image: containerOf(objects).image,
    resources: resources && within(containerOf(objects).resources, resources),
  }
}

/** What a release sets of the resources; the overlay adds defaults. */
const within = (value: Record<string, unknown>, part: object): unknown =>
  Object.fromEntries(
    Object.entries(part).map(([key, one]) => [
      key,
      typeof one === 'object' ? within(value[key] as Record<string, unknown>, one) : value[key],
    ]),
  )

for (const { chart, release, flags, words, common } of cases)
  test(`${chart.split('/').at(-1)}: what is written builds, and the overlay has the release’s addresses, ports, intervals, labels, image and resources`, () => {
    const manifest = rendered(chart, release, ...flags)
    const { import: importing_, run, root, remove } = importing({ 'manifest.yaml': manifest })
    const { status, stderr } = importing_('manifest.yaml', ...words)
    assert.is(status, 0, stderr)
    const expected = common(parseAllDocuments(manifest).map(document => document.toJS()))
    assert.equal(
      readdirSync(join(root, 'environments')).filter(name => name !== 'shared'),
      Object.keys(expected).map(name => `${name}.ts`),
    )
    const built = run('build')
    assert.is(built.status, 0, built.stderr)
    if (kubectl.path !== undefined)
      for (const [name, one] of Object.entries(expected))
        assert.equal(ofOverlay(kustomize(join(root, 'overlays', name)), one.resources), one, name)
    remove()
  })

test('a chart’s token is nowhere in what is written or told, in any form', () => {
  for (const [name, release] of [
    ['modules', 'pve'],
    ['in-plain-sight', 'plain'],
  ] as const) {
    const {
      import: importing_,
      root,
      read,
      remove,
    } = importing({
      'manifest.yaml': rendered(chart(name), release),
    })
    for (const form of [[], ['--json'], ['--yaml', '--name', 'other']]) {
      const { stdout, stderr } = importing_(
        'manifest.yaml',
        '--hypervisor',
        'pve-paris-1=203.0.113.21',
        ...form,
      )
      const written = readdirSync(join(root, 'environments')).filter(file => file !== 'shared')
      const all = [stdout, stderr, ...written.map(file => read(`environments/${file}`))].join('\n')
      assert.not.match(all, /6f1f6b1e|0123456789ab|NmYxZjZiMW/)
      assert.match(all, /in plain sight|exists already/)
    }
    remove()
  }
})

test.run()
