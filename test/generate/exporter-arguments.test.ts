import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../lib/environment/defaults.ts'
import { images } from '../../lib/environment/images.ts'
import type { Environment } from '../../lib/environment.ts'
import { partsOf, patchesOf } from '../../lib/generate/overlay/overlay.ts'
import { objectsOf, resolve } from '../../lib/generate/overlay/resolve.ts'

/** What `pve_exporter` takes, by version (`pve_exporter/cli.py` of the wheels on PyPI); `--no-` stands before each collector, too. */
const options = ['--config.file', '--web.listen-address', '--server.keyfile', '--server.certfile']
const collectors = ['status', 'version', 'node', 'cluster', 'resources', 'config', 'replication']
const known: Record<string, string[]> = {
  '3.5.5': collectors,
  '3.7.0': [...collectors, 'backup-info', 'subscription'],
  '3.8.3': [...collectors, 'backup-info', 'subscription'],
  '3.9.0': [...collectors, 'backup-info', 'subscription', 'qdevice'],
  '3.10.2': [...collectors, 'backup-info', 'subscription', 'qdevice'],
}

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

/** The arguments that an environment's exporters get. */
const argumentsOf = (pveExporter: Partial<Environment['pveExporter']>): string[] => {
  const environment = complete('lab', 'environments/lab.ts', {
    ...lab,
    pveExporter: { ...lab.pveExporter, ...pveExporter },
  })
  return resolve(objectsOf(partsOf(environment)), patchesOf(environment)).objects.flatMap(object =>
    object.kind === 'Deployment' ? Reflect.get(object, 'spec').template.spec.containers[0].args : [],
  )
}

const unknownTo = (version: string, given: string[]): string[] =>
  given
    .map(argument => argument.replace(/=.*/, ''))
    .filter(
      name =>
        !options.includes(name) && !known[version]?.some(collector => name === `--no-collector.${collector}`),
    )

test('the oldest exporter that is accepted knows every argument that any environment gives it', () => {
  const given = argumentsOf({
    certificateSecret: 'certificate',
    listenAddress: '0.0.0.0',
    collectors: Object.fromEntries((known['3.10.2'] ?? []).map(name => [name, name === 'status'])),
  })
  assert.ok(given.length > 12)
  assert.equal(unknownTo(images.pveExporter.oldestTag, given), [])
  assert.equal(unknownTo(images.pveExporter.tag, given), [])
})

test('the one before it stops at an argument of the node scrapes’ exporter', () => {
  assert.equal(unknownTo('3.8.3', argumentsOf({})), ['--no-collector.qdevice'])
  assert.equal(unknownTo('3.5.5', argumentsOf({})), ['--no-collector.backup-info', '--no-collector.qdevice'])
})

test.run()
