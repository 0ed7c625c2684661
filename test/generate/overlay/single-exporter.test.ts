import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { scrapedSeries } from '../../../lib/monitoring/catalogue/catalogue.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { modes, render } from './render.ts'
import { targetsOf } from './targets.ts'

const test = kubectlSuite('one exporter for a standalone host')

const standalone: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure', collectors: { config: false } },
}
const exporter = 'lab-proxmox-monit-pve-exporter'

const rendered = (environment: Environment, single: boolean): Rendered[] => {
  const pveExporter = { ...environment.pveExporter, single }
  const [objects = []] = render({ lab: { ...environment, pveExporter } })
  for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
  return objects
}

for (const discovery of modes)
  for (const tls of ['insecure', { caConfigMap: 'ca' }] as const) {
    const environment: Environment = {
      ...standalone,
      discovery,
      pveExporter: { ...standalone.pveExporter, tls },
    }
    const title = `${discovery}, ${tls === 'insecure' ? 'unverified' : 'verified'}`

    test(`${title}: there is one Deployment, behind both Services, and Prometheus sees the same targets`, () => {
      const [one, two] = [rendered(environment, true), rendered(environment, false)]
      assert.equal(
        one.filter(({ kind }) => kind === 'Deployment').map(({ metadata }) => metadata.name),
        [exporter],
      )
      assert.equal(objectOf(one, 'Service', `${exporter}-node`).spec.selector, {
        'app.kubernetes.io/name': 'pve-exporter',
        environment: 'lab',
      })
      for (const role of ['Endpoints', 'EndpointSlice'] as const)
        assert.equal(targetsOf(one, role), targetsOf(two, role))
    })

    test(`${title}: its host aliases are those of both exporters`, () => {
      const names = (objects: Rendered[]): string[] =>
        objects
          .filter(({ kind }) => kind === 'Deployment')
          .flatMap(({ spec }) => spec.template.spec.hostAliases ?? [])
          .flatMap(({ hostnames }: { hostnames: string[] }) => hostnames)
      assert.equal(names(rendered(environment, true)), names(rendered(environment, false)))
    })
  }

/** The series that the second exporter would not give: its collectors status, resources, backup-info and qdevice are off. */
const ofOthers = ['pve_node_info', 'pve_cluster_info', 'pve_version_info']

for (const discovery of modes)
  test(`${discovery}: the node scrape keeps its own series and drops those that the cluster scrape has`, () => {
    const objects = rendered({ ...standalone, discovery }, true)
    const [rule] =
      discovery === 'static'
        ? objectOf(objects, 'Probe', `${exporter}-node`).spec.metricRelabelings
        : objectOf(objects, 'ServiceMonitor', `${exporter}-hypervisor`).spec.endpoints[1].metricRelabelings
    const dropped = new RegExp(`^(?:${rule.regex})$`)
    assert.equal([rule.action, rule.sourceLabels], ['drop', ['__name__']])
    const byScrape = Object.groupBy(
      scrapedSeries.filter(({ source }) => /^pve-exporter (cluster|node)/.test(source)),
      ({ source, name }) => (source.includes('node') || ofOthers.includes(name) ? 'node' : 'cluster'),
    )
    assert.ok((byScrape.node?.length ?? 0) > 8 && (byScrape.cluster?.length ?? 0) > 15)
    for (const { name } of byScrape.node ?? []) assert.not.match(name, dropped)
    for (const { name } of byScrape.cluster ?? []) assert.match(name, dropped)
  })

test.run()
