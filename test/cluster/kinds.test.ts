import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { kinds } from '../../lib/cluster/kinds.ts'
import { modelOf } from '../models.ts'

/** As the API names the resource of a kind. */
const plural = (kind: string): string =>
  kind
    .toLowerCase()
    .replace(/(?<!point)s$/, 'se')
    .replace(/y$/, 'ie')
    .replace(/(?<!s)$/, 's')

test('each kind that is read is asked for by the name of its resource', () => {
  for (const [kind, { resource }] of Object.entries(kinds)) assert.is(resource, plural(kind))
})

test('each kind that is read is one of its group and version', () => {
  for (const [kind, { group, version }] of Object.entries(kinds))
    if (kind !== 'CustomResourceDefinition')
      assert.ok(modelOf({ apiVersion: group === '' ? version : `${group}/${version}`, kind }), kind)
})

test.run()
