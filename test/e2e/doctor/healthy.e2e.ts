import { deepEqual } from 'node:assert/strict'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { well } from './examined.ts'

const test = chapter('doctor')

test('finds nothing in an environment that is well', async () => {
  const { seconds, findings, unseen } = await well('lyon')
  deepEqual({ findings, unseen }, { findings: [], unseen: [] })
  say(`doctor took ${seconds.toFixed(1)} s`)
})

test.run()
