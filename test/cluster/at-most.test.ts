import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { atMost } from '../../lib/cluster/at-most.ts'

test('no more steps run at once than are allowed, and each runs, also after one that fails', async () => {
  const limited = atMost(2)
  let [running, most] = [0, 0]
  const step = async (fails: boolean) => {
    running += 1
    most = Math.max(most, running)
    await new Promise(resolve => setImmediate(resolve))
    running -= 1
    if (fails) throw new Error('failed')
  }
  const results = await Promise.allSettled(
    [true, false, false, true, false].map(fails => limited(() => step(fails))),
  )
  assert.is(most, 2)
  assert.equal(
    results.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
  )
})

test.run()
