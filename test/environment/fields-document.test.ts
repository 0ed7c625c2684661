import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { fieldsDocument } from './fields-document.ts'

test('docs/fields.md is as lib/environment.ts says; npm run docs:fields writes it', () => {
  const { stands, should } = fieldsDocument()
  assert.is(stands, should)
})

test.run()
