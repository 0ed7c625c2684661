import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { waitingLine } from '../../lib/commands/steps/waiting-line.ts'

const written = (isTTY: boolean) => {
  const all: string[] = []
  const line = waitingLine({ write: (text: string) => all.push(text) > 0, isTTY, columns: 30 })
  line.waitFor('PM101')
  line.waitFor('PM302')
  line.got('PM101')
  line.got('PM302')
  return all
}

test('a terminal shows in one line what is waited for, and nothing once it is there', () => {
  const clear = '\r\x1b[K'
  assert.equal(written(true), [
    'waiting for PM101 …',
    clear,
    'waiting for PM101, PM302 …',
    clear,
    'waiting for PM302 …',
    clear,
  ])
})

test('a line is cut where its terminal ends, after eighty characters where that does not say its width', () => {
  const shown = (columns?: number) => {
    const all: string[] = []
    const write = (text: string) => all.push(text) > 0
    waitingLine({ write, isTTY: true, ...(columns !== undefined && { columns }) }).waitFor('x'.repeat(99))
    return all.map(({ length }) => length)
  }
  assert.equal([shown(), shown(30)], [[79], [29]])
})

test('a pipe gets none of it', () => {
  assert.equal(written(false), [])
})

test.run()
