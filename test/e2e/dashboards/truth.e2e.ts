import { equal, ok } from 'node:assert/strict'
import { asked, placeOf } from '../../monitoring/dashboards/asked.ts'
import { differences } from '../../monitoring/dashboards/situations/differences.ts'
import { type Told, told } from '../../monitoring/dashboards/situations/told.ts'
import {
  type Truth,
  truthOfEnvironments,
  truthOfGuest,
  truthOfHypervisor,
} from '../../monitoring/dashboards/situations/truth.ts'
import { type Change, change } from '../../pve-api/change.ts'
import type { PveCluster } from '../../pve-api/cluster.ts'
import { chapter } from '../laboratory/chapter.ts'
import { rowsNow } from './answers.ts'
import { models } from './models.ts'
import { alone, cluster, three, twin } from './shared.ts'
import { viewing } from './viewing.ts'

const test = chapter('the numbers of the dashboards')

const proxmox = { three, twin, alone }
type Name = keyof typeof proxmox

const picked = viewing(['three', 'twin', 'alone'], {
  node: ['pve1', 'pve2', 'pve3', 'twin1', 'twin2', 'alone'],
  hypervisor: 'pve1|three',
  guest: 'qemu/101|three',
})

/**
 * What changes with the time, is looked back at for longer than this stage lasts, depends on the rules, which the truth does not
 * have, or is this machine's and not the model's. Numbers in situations are compared by `npm test`, where time is simulated.
 */
const apart =
  /Up for|Network|Disk|subscription|, [IJ]$|Memory by use|Filesystems|Alerts|^Exporters: panel (Targets|Answers)/

/** Every number that differs from what the simulated clusters say, when they have changed so. */
const wrong = async (changes: Partial<Record<Name, Change<PveCluster>>>): Promise<string[]> => {
  const all = (Object.keys(proxmox) as Name[]).map(name =>
    told(name, change<PveCluster>(models[name]({}), changes[name] ?? {}), false),
  )
  const first = all[0] as Told
  const truth: Truth = {
    ...truthOfEnvironments(all, false, 0),
    ...on('Hypervisor', truthOfHypervisor(first, 'pve1', 0)),
    ...on('Guests', truthOfGuest(first, 'qemu/101', 0)),
  }
  const compared = asked.filter(
    question => truth[placeOf(question)] !== undefined && !apart.test(placeOf(question)),
  )
  ok(compared.length > 90)
  const found: string[] = []
  for (const question of compared) {
    const rows = await rowsNow(question.expression, picked)
    found.push(...differences(placeOf(question), rows, truth[placeOf(question)]))
  }
  return found
}

const on = (page: string, truth: Truth): Truth =>
  Object.fromEntries(Object.entries(truth).map(([title, rows]) => [`${page}: panel ${title}`, rows]))

test('are those of the simulated clusters, by the real exporter', async () => {
  // A storage of this one was filled to see it fill.
  await three.heal()
  await cluster.eventually('the numbers', async () => {
    equal((await wrong({})).join('\n'), '')
  })
})

test.run()
