import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lock } from '../../lib/write/lock.ts'

/** Run with a tree and milliseconds: takes the tree's lock for that long, and writes into the tree's file `log` when. */
const [root = '', duration = '0'] = process.argv.slice(2)
const held = await lock(root, () => {})
if ('problem' in held) throw new Error(held.problem.message)
appendFileSync(join(root, 'log'), 'in\n')
process.stdout.write('holding\n')
await sleep(Number(duration))
appendFileSync(join(root, 'log'), 'out\n')
held.release()
