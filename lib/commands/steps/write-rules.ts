import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Problem } from '../../problem/problem.ts'
import { isPlainRules, plainRules } from './plain-rules.ts'

/**
 * Writes a rules file for each environment. One for all would hold recording rules of one name several times, which
 * `promtool check rules` refuses; `rule_files` takes `*.yaml`. A file that something else made is left, and told.
 */
export const writeRules = (
  folder: string,
  environments: NamedEnvironment[],
): { problems: Problem[]; written: number; removed: number } => {
  mkdirSync(folder, { recursive: true })
  const texts = new Map(
    environments.map(environment => [`${environment.name}.yaml`, plainRules(environment)]),
  )
  const there = readdirSync(folder).filter(name => name.endsWith('.yaml'))
  const [own, foreign] = [true, false].map(isOwn =>
    there.filter(name => isPlainRules(readFileSync(join(folder, name), 'utf8')) === isOwn),
  ) as [string[], string[]]
  const taken = foreign.filter(name => texts.has(name))
  if (taken.length > 0)
    return {
      problems: taken.map(name => ({
        file: join(folder, name),
        message: 'is not made by npm run rules; move it away, or give --to another folder',
      })),
      written: 0,
      removed: 0,
    }
  for (const [name, text] of texts) writeFileSync(join(folder, name), text)
  const gone = own.filter(name => !texts.has(name))
  for (const name of gone) rmSync(join(folder, name))
  return { problems: [], written: texts.size, removed: gone.length }
}
