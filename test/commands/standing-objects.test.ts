import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Cluster } from '../../lib/cluster/cluster.ts'
import { standingObjects } from '../../lib/commands/steps/standing-objects.ts'
import { complete } from '../../lib/environment/defaults.ts'
import { overlayKinds } from '../../lib/generate/gitops/kinds.ts'
import { lab } from '../generate/overlay/render.ts'

test('whatever kind an overlay can hold is looked for in the cluster, so that what is left over is told', async () => {
  const asked: string[] = []
  const list = async (kind: string) => {
    asked.push(kind)
    return { value: [] }
  }
  await standingObjects({ list } as unknown as Cluster, 'lab', 'monitoring')
  const environment = complete('lab', 'environments/lab.ts', {
    ...lab,
    prometheus: { serviceAccount: { name: 'prometheus', namespace: 'monitoring' } },
  })
  const kinds = new Set([...overlayKinds([environment]).map(({ kind }) => kind), 'ScrapeConfig'])
  assert.equal(
    [...kinds].filter(kind => !asked.includes(kind)),
    [],
  )
})

test.run()
