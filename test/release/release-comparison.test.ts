import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { comparison } from '../../lib/release/release-comparison.ts'
import { releaseObjects } from '../../lib/release/release-object.ts'

const slice = (addressType: string) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: 'lab-hypervisor' },
  addressType,
})

const changes = (before: object, after: object) => {
  const document = { file: 'manifest.yaml', value: before, lineOf: () => 1, doubtOf: () => undefined }
  return comparison(releaseObjects([document as never]).objects, [after as never])
}

// The API server: `addressType` is immutable (pkg/apis/discovery/validation).
test('addresses of another family are made anew, those of the same stay', () => {
  assert.equal(changes(slice('IPv4'), slice('IPv6')), [
    { change: 'recreated', kind: 'EndpointSlice', name: 'lab-hypervisor', fields: ['addressType'] },
  ])
  assert.equal(changes(slice('IPv4'), slice('IPv4')), [
    { change: 'same', kind: 'EndpointSlice', name: 'lab-hypervisor', fields: [] },
  ])
})

test.run()
