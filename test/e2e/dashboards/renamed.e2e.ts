import { deepEqual, ok } from 'node:assert/strict'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { answer } from './answers.ts'
import { asked } from './asked.ts'
import { laboratory } from './shared.ts'

const test = chapter('a metric whose name changed,')

const picked = { rows: '100', guest: 'qemu/101' }

test('pve_disk_usage_bytes, is told by the panels that went dark', async () => {
  await laboratory.scraped('renamed', 8, 90)
  const dark: string[] = []
  const asking: string[] = []
  for (const question of asked) {
    const named = `${question.dashboard}: ${question.place}`
    const there = await answer(question, { ...picked, environment: 'twin', node: 'twin1' })
    const here = await answer(question, { ...picked, environment: 'renamed', node: 'renamed1' })
    if (there.series > 0 && here.series === 0) dark.push(named)
    if (there.series > 0 && question.expression.includes('pve_disk_usage_bytes')) asking.push(named)
  }
  say(`without pve_disk_usage_bytes these are dark:\n${dark.join('\n')}`)
  deepEqual(dark, asking)
  ok(dark.includes('Proxmox / Fleet: panel Storages over 90 % A'))
})

test.run()
