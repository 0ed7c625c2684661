import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, modes, render } from './render.ts'

const test = kubectlSuite('an environment on a Prometheus with shards')

const rendered = (own: Partial<Environment>): Rendered[] => render({ lab: { ...lab, ...own } })[0] ?? []
const prometheus = { sharded: true, monitorLabels: { release: 'stack' } }

for (const discovery of modes) {
  test(`${discovery}: its shard has a target of it that asks the exporter, whatever else is left`, () => {
    const objects = rendered({ discovery, prometheus })
    const probe = objectOf(objects, 'Probe', 'lab-proxmox-monit-shard')
    assert.not.throws(() => validateModel(probe))
    assert.is(probe.metadata.labels?.release, 'stack')
    const { prober, targets, jobName } = probe.spec
    assert.is(jobName, 'proxmox-shard')
    assert.ok(objects.some(({ kind, metadata }) => kind === 'Service' && metadata.name === prober.url))
    assert.is(prober.scheme, 'http')
    assert.equal(targets.staticConfig.labels, { environment: 'lab' })
  })

  test(`${discovery}: without shards there is no such target`, () => {
    const objects = rendered({ discovery })
    assert.not.ok(objects.some(({ metadata }) => metadata.name === 'lab-proxmox-monit-shard'))
  })

  test(`${discovery}: it verifies the exporters' own certificate`, () => {
    const pveExporter = { ...lab.pveExporter, certificateSecret: 'exporters' }
    const { spec } = objectOf(
      rendered({ discovery, prometheus, pveExporter }),
      'Probe',
      'lab-proxmox-monit-shard',
    )
    assert.is(spec.prober.scheme, 'https')
    assert.equal(spec.tlsConfig, { ca: { secret: { name: 'exporters', key: 'ca.crt' } } })
  })
}

test.run()
