import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { exportersDocument } from './exporters-document.ts'
import { fieldsDocument } from './fields-document.ts'

test('docs/fields.md is as lib/environment.ts says; npm run docs:fields writes it', () => {
  const { stands, should } = fieldsDocument()
  assert.is(stands, should)
})

test('docs/exporters.md is as lib/environment/exporters/ says; npm run docs:fields writes it', () => {
  const { stands, should } = exportersDocument()
  assert.is(stands, should)
})

test.run()
