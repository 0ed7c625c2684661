import { readdirSync } from 'node:fs'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { placeEnvironments } from '../../../lib/commands/steps/place-environments.ts'
import { errors } from '../../../lib/problem/problem.ts'
import { tree } from '../../tree.ts'

const own = "hypervisors: [{ name: 'pve1', address: '198.51.100.1' }], pveExporter: { tls: 'insecure' }"
const right = { name: 'lab', format: 'ts', text: `export default { ${own} }\n` } as const
const wrong = { ...right, text: `export default { ${own}, namespace: 'Lab' }\n` }

const there = { 'environments/paris.ts': `export default { ${own.replace('100.1', '100.2')} }\n` }

for (const [what, files, placed, left] of [
  ['a right environment stays in a folder of its own', {}, right, ['environments', 'environments/lab.ts']],
  ['a wrong one takes a folder that was made for it with it', {}, wrong, []],
  [
    'a right one stands beside those that are there',
    there,
    right,
    ['environments', 'environments/lab.ts', 'environments/paris.ts'],
  ],
  ['a wrong one leaves those that are there', there, wrong, ['environments', 'environments/paris.ts']],
] as const)
  test(what, async () => {
    const { root, remove } = tree(files)
    const { environments, problems } = await placeEnvironments(root, [placed], () => undefined)
    assert.equal(
      [environments.map(({ name }) => name), errors(problems).map(({ file }) => file)],
      placed === right ? [['lab'], []] : [[], ['environments/lab.ts']],
    )
    assert.equal(readdirSync(root, { recursive: true }).sort(), left)
    remove()
  })

test.run()
