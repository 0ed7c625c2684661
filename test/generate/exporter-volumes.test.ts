import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { exporterDeployment } from '../../lib/generate/objects/exporter-deployment.ts'

test("the exporter's temporary folder takes no disk of the node beyond its limit", () => {
  const { volumes } = exporterDeployment('pve-exporter').spec.template.spec
  assert.equal(
    volumes.filter(volume => 'emptyDir' in volume),
    [{ name: 'tmp', emptyDir: { sizeLimit: '16Mi' } }],
  )
})

test.run()
