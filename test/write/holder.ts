import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lock } from '../../lib/write/lock.ts'

/** Run with a tree: takes its lock for so many milliseconds, or until its input ends, and writes into the tree's file `log` when. */
const [root = '', duration] = process.argv.slice(2)
const held = await lock(root, () => {})
if ('problem' in held) throw new Error(held.problem.message)
appendFileSync(join(root, 'log'), 'in\n')
process.stdout.write('holding\n')
await (duration === undefined ? once(process.stdin.resume(), 'end') : sleep(Number(duration)))
appendFileSync(join(root, 'log'), 'out\n')
held.release()
