import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isObject } from '../../../lib/difference/rendering/object.ts'

const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' } }

test('an object of Kubernetes has a version, a kind and a name', () => {
  assert.ok(isObject(service))
  for (const other of [
    { ...service, apiVersion: undefined },
    { ...service, kind: 1 },
    { ...service, metadata: undefined },
    { ...service, metadata: { name: null } },
    null,
    'Service',
    [service],
  ])
    assert.not.ok(isObject(other), JSON.stringify(other))
})

test.run()
