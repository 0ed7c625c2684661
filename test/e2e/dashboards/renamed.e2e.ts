import { deepEqual, ok } from 'node:assert/strict'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { type Answer, allAnswers } from './answers.ts'
import { asked } from './asked.ts'
import { laboratory } from './shared.ts'

const test = chapter('a metric whose name changed,')

const picked = { rows: '100', guest: 'qemu/101' }

test('pve_disk_usage_bytes, is told by the panels that went dark', async () => {
  await laboratory.scraped('renamed', 7, 90)
  const twin = await allAnswers(asked, { ...picked, environment: 'twin', node: 'twin1' })
  const renamed = await allAnswers(asked, { ...picked, environment: 'renamed', node: 'renamed1' })
  const shown = twin.filter(({ series }) => series > 0)
  const names = (answers: Answer[]) => answers.map(({ dashboard, place }) => `${dashboard}: ${place}`)
  const dark = names(shown.filter(one => renamed[twin.indexOf(one)]?.series === 0))
  const asking = names(shown.filter(({ expression }) => expression.includes('pve_disk_usage_bytes')))
  say(`without pve_disk_usage_bytes these are dark:\n${dark.join('\n')}`)
  deepEqual(dark, asking)
  ok(dark.includes('Proxmox / Fleet: panel Storages > 90 % A'))
})

test.run()
