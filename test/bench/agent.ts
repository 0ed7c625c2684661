import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { clusters } from './cluster.ts'
import { median, runsInTurn } from './interleaved.ts'
import { repository } from './repository.ts'

/**
 * What a rendering costs, and that to the one by hand of the same round. Go collects at other moments in each run, so that one run says nothing:
 * both are medians.
 */
export interface Rendering {
  seconds: number
  toByHand: number
}

/**
 * What an agent pays to render an overlay, compared with the same objects written by hand into one file; with the overlay without its
 * patches; and with these objects in one file and the overlay's patches on them: the floor of whatever patches a base as much.
 */
export const agentCosts = (hypervisors: number, rounds: number): Record<string, Rendering> => {
  const [one] = clusters(1, hypervisors)
  const { root, remove } = repository(one === undefined ? [] : [one])
  execFileSync(process.execPath, [join(root, 'lib/cli.ts'), 'build'], { stdio: 'ignore' })
  const overlay = join(root, 'overlays', one?.name ?? '')
  const byHand = join(root, 'by-hand')
  mkdirSync(byHand)
  writeFileSync(join(byHand, 'objects.yaml'), execFileSync('kubectl', ['kustomize', overlay]))
  writeFileSync(join(byHand, 'kustomization.yaml'), 'resources: [objects.yaml]\n')
  const unpatched = join(root, 'overlays', 'unpatched')
  const [withoutPatches, patches] = parts(join(overlay, 'kustomization.yaml'))
  cpSync(overlay, unpatched, { recursive: true })
  writeFileSync(join(unpatched, 'kustomization.yaml'), withoutPatches)
  const patched = join(root, 'patched')
  mkdirSync(patched)
  writeFileSync(join(patched, 'objects.yaml'), execFileSync('kubectl', ['kustomize', unpatched]))
  // These objects have their prefix already: without it a patch would match none of them, and cost nothing.
  const prefixed = patches.replaceAll(/^( {6}name: )/gm, `$1${one?.name}-`)
  writeFileSync(join(patched, 'kustomization.yaml'), `resources: [objects.yaml]\n${prefixed}`)
  const renderings = [overlay, patched, byHand].map(folder =>
    execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' }),
  )
  if (new Set(renderings).size > 1) throw new Error('the compared folders render different objects')
  const runs = runsInTurn(
    [
      { name: 'overlay', command: ['kubectl', 'kustomize', overlay] },
      { name: 'unpatched', command: ['kubectl', 'kustomize', unpatched] },
      { name: 'patched', command: ['kubectl', 'kustomize', patched] },
      { name: 'by hand', command: ['kubectl', 'kustomize', byHand] },
    ],
    rounds,
  )
  remove()
  const byHandRuns = runs['by hand'] ?? []
  return Object.fromEntries(
    Object.entries(runs).map(([name, costs]) => [
      name,
      {
        seconds: median(costs),
        toByHand: median(costs.map((cost, round) => cost / (byHandRuns[round] as number))),
      },
    ]),
  )
}

/** A kustomization's text up to its patches, and these, which come last. */
const parts = (path: string): [before: string, patches: string] => {
  const [before = '', patches] = readFileSync(path, 'utf8').split('\npatches:\n')
  if (patches === undefined) throw new Error(`${path} has no patches`)
  return [`${before}\n`, `patches:\n${patches}`]
}
