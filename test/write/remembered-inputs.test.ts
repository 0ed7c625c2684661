import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Loading } from '../../lib/load/loaded.ts'
import { inputsOf } from '../../lib/write/build-cache.ts'

const sources = { hash: 'a', areCurrent: () => true }
const loading = (file: string, value: object): Loading => ({
  loaded: [{ name: 'lab', file, value, locate: () => ({}) }],
  problems: [],
})

test('a build is another one by what an environment says, by its file, and by the sources', () => {
  const inputs = [
    inputsOf('.', sources, loading('environments/lab.ts', { namespace: 'a' })),
    // The same file may say something else, as one that reads the time.
    inputsOf('.', sources, loading('environments/lab.ts', { namespace: 'b' })),
    inputsOf('.', sources, loading('environments/lab.yaml', { namespace: 'a' })),
    inputsOf('.', { ...sources, hash: 'b' }, loading('environments/lab.ts', { namespace: 'a' })),
  ]
  assert.is(new Set(inputs).size, 4)
  assert.is(inputs[0], inputsOf('.', sources, loading('environments/lab.ts', { namespace: 'a' })))
})

test('what is refused, or says more than its value does, is not remembered', () => {
  const right = loading('environments/lab.ts', {})
  assert.is(inputsOf('.', sources, { ...right, problems: [{ file: 'a', message: 'b' }] }), undefined)
  assert.is(inputsOf('.', sources, loading('environments/lab.ts', { a: () => 1 })), undefined)
})

test.run()
