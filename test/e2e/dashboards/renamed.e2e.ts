import { deepEqual, ok } from 'node:assert/strict'
import { asked } from '../../monitoring/dashboards/asked.ts'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { type Answer, allAnswers } from './answers.ts'
import { cluster } from './shared.ts'
import { untilShown } from './until-shown.ts'
import { viewing } from './viewing.ts'

const test = chapter('a metric whose name changed,')

const of = (environment: string, node: string) =>
  viewing([environment], {
    node: [node],
    hypervisor: `${node}|${environment}`,
    guest: `qemu/101|${environment}`,
  })

test('pve_disk_usage_bytes, is told by the panels that went dark', async () => {
  const [ofTwin, ofRenamed] = [of('twin', 'twin1'), of('renamed', 'renamed1')]
  await untilShown({ twin: 7 }, ofTwin)
  await untilShown({ renamed: 7 }, ofRenamed)
  let dark: string[] = []
  // A scrape that is late makes others dark until the next one.
  await cluster.eventually('such panels', async () => {
    const twin = await allAnswers(asked, ofTwin)
    const renamed = await allAnswers(asked, ofRenamed)
    const shown = twin.filter(({ series }) => series > 0)
    const names = (answers: Answer[]) => answers.map(({ dashboard, place }) => `${dashboard}: ${place}`)
    dark = names(shown.filter(one => renamed[twin.indexOf(one)]?.series === 0))
    // Rows of storages stay without a size, so that one that is not reached is seen.
    const asking = names(
      shown.filter(({ expression }) => expression.includes('pve_disk_usage_bytes')),
    ).filter(name => !/Storages, (Reached|Size)$/.test(name))
    deepEqual(dark, asking)
    ok(dark.includes('Proxmox / Fleet: panel Storages > 90 %'))
  })
  say(`without pve_disk_usage_bytes these are dark:\n${dark.join('\n')}`)
})

test.run()
