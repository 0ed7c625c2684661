import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusters } from './cluster.ts'
import { type Costs, interleaved } from './interleaved.ts'
import { repository } from './repository.ts'

/** What an agent pays to render an overlay, compared with the same objects written by hand into one file. */
export const agentCosts = (hypervisors: number, rounds: number): Costs => {
  const [one] = clusters(1, hypervisors)
  const { root, remove } = repository(one === undefined ? [] : [one])
  execFileSync(process.execPath, [join(root, 'lib/cli.ts'), 'build'], { stdio: 'ignore' })
  const overlay = join(root, 'overlays', one?.name ?? '')
  const byHand = join(root, 'by-hand')
  mkdirSync(byHand)
  writeFileSync(join(byHand, 'objects.yaml'), execFileSync('kubectl', ['kustomize', overlay]))
  writeFileSync(join(byHand, 'kustomization.yaml'), 'resources: [objects.yaml]\n')
  const costs = interleaved(
    [
      { name: 'overlay', command: ['kubectl', 'kustomize', overlay] },
      { name: 'by hand', command: ['kubectl', 'kustomize', byHand] },
    ],
    rounds,
  )
  remove()
  return costs
}
