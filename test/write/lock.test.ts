import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { lock } from '../../lib/write/lock.ts'
import { type Identity, isDead, ownProcessIdentity } from '../../lib/write/process-identity.ts'
import { tree } from '../tree.ts'

const silent = () => {}

/** A process that holds the tree's lock, for so long or until its input ends. */
const holder = (root: string, ...milliseconds: [number?]) =>
  spawn(process.execPath, [join(import.meta.dirname, 'holder.ts'), root, ...milliseconds.map(String)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })

const locked = (root: string, text: string): void => {
  mkdirSync(join(root, '.build'), { recursive: true })
  writeFileSync(join(root, '.build/lock'), text)
}

/** The lock of a process that surely is no more. */
const dead = (): string => JSON.stringify({ ...ownProcessIdentity(), boot: 'an earlier one', nonce: 'dead' })

const take = async (root: string): Promise<void> => {
  const held = await lock(root, silent)
  if ('problem' in held) throw new Error(held.problem.message)
  held.release()
}

const own = ownProcessIdentity()
const linux = own.boot !== undefined
const other = { nonce: 'other' }

const holders: [string, Partial<Identity>, boolean][] = [
  ['this very process', {}, false],
  ['a process that lives', { pid: process.ppid, started: undefined as never, ...other }, false],
  ['a process that does not exist', { pid: 2 ** 22 + 1, ...other }, true],
  ['a process whose number is in use again', { started: '1', ...other }, linux],
  ['this machine before it was started anew', { boot: 'an earlier one', ...other }, true],
  ['another machine', { boot: 'of another', host: 'another', ...other }, false],
  [
    'another container of this machine',
    { namespace: 'pid:[1]', host: 'another', pid: 2 ** 22 + 1, ...other },
    false,
  ],
]

for (const [who, difference, expected] of holders)
  test(`a lock of ${who} ${expected ? 'is taken over' : 'is respected'}`, () => {
    assert.is(isDead({ ...own, ...difference }, own), expected)
  })

test('a process that was killed and that nobody has waited for holds no lock', async () => {
  if (!linux) return console.log('zombies: skipped: no /proc')
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 300'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const [pid] = await once(parent.stdout, 'data')
  const zombie = { ...own, pid: Number(pid), started: startOf(Number(pid)), ...other }
  while (!/\) Z /.test(readFileSync(`/proc/${zombie.pid}/stat`, 'utf8'))) await new Promise(setImmediate)
  assert.is(isDead(zombie, own), true)
  parent.kill()
})

const startOf = (pid: number): string =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')[19] as string

test('a build waits for one that is at work, and tells whose end it waits for', async () => {
  const { root, remove } = tree({})
  const process = holder(root)
  await once(process.stdout, 'data')
  const told: string[] = []
  const held = await lock(root, what => {
    told.push(what)
    process.stdin.end()
  })
  assert.is(readFileSync(join(root, 'log'), 'utf8'), 'in\nout\n')
  assert.match(told.join('\n'), new RegExp(`^waiting for another build, process ${process.pid} on .+$`))
  assert.ok('release' in held)
  held.release()
  remove()
})

test('a build that was killed leaves a lock that the next one takes over, and nothing stays of either', async () => {
  const { root, remove } = tree({})
  const process = holder(root, 60_000)
  await once(process.stdout, 'data')
  process.kill('SIGKILL')
  await once(process, 'exit')
  assert.ok(existsSync(join(root, '.build/lock')))
  await take(root)
  assert.equal(readdirSync(root), ['log'])
  remove()
})

for (const [what, text] of [
  ['an empty lock, as a power cut leaves it,', ''],
  ['a lock that no build wrote', 'mine'],
] as const)
  test(`${what} is taken over`, async () => {
    const { root, remove } = tree({})
    locked(root, text)
    await take(root)
    assert.equal(readdirSync(root), [])
    remove()
  })

test('who died while taking over a lock is taken over as well', async () => {
  const { root, remove } = tree({})
  locked(root, dead())
  writeFileSync(join(root, '.build/lock.dead'), dead())
  writeFileSync(join(root, '.build/lock.dead.dead'), dead())
  await take(root)
  await take(root)
  assert.equal(readdirSync(root), [])
  remove()
})

test('of ten that find the lock of a dead one, one at a time has the tree', async () => {
  const { root, remove } = tree({})
  locked(root, dead())
  const all = Array.from({ length: 10 }, () => holder(root, 30))
  const codes = await Promise.all(all.map(async process => (await once(process, 'exit'))[0]))
  assert.equal(codes, Array(10).fill(0))
  assert.is(readFileSync(join(root, 'log'), 'utf8'), 'in\nout\n'.repeat(10))
  assert.equal(readdirSync(root), ['log'])
  remove()
})

test.run()
