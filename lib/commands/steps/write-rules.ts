import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Problem } from '../../problem/problem.ts'
import { plainRules } from './plain-rules.ts'

/**
 * Writes a rules file for each environment. One for all would hold recording rules of one name several times, which
 * `promtool check rules` refuses; `rule_files` takes `*.yaml`. Each file names its tree, so that several trees can share a
 * folder. A file of another tree, or one that something else made, is left, and told if an environment has its name.
 */
export const writeRules = (
  root: string,
  folder: string,
  environments: NamedEnvironment[],
): { problems: Problem[]; written: number; removed: number } => {
  mkdirSync(folder, { recursive: true })
  const tree = JSON.stringify(basename(root))
  const owner = `# Of the tree ${tree}: npm run rules -- --to updates and removes this file.\n`
  const texts = new Map(
    environments.map(environment => [`${environment.name}.yaml`, owner + plainRules(environment)]),
  )
  const there = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => name.endsWith('.yaml'))
  const own = there
    .filter(entry => entry.isFile() && readFileSync(join(folder, entry.name), 'utf8').startsWith(owner))
    .map(({ name }) => name)
  const taken = there.filter(({ name }) => texts.has(name) && !own.includes(name))
  if (taken.length > 0)
    return {
      problems: taken.map(({ name }) => ({
        file: join(folder, name),
        message: `is not a file that npm run rules made from the tree ${tree}; move it away, or give --to another folder`,
      })),
      written: 0,
      removed: 0,
    }
  for (const [name, text] of texts) replaceFile(folder, name, text)
  const gone = own.filter(name => !texts.has(name))
  for (const name of gone) rmSync(join(folder, name))
  return { problems: [], written: texts.size, removed: gone.length }
}

/** Prometheus may read the folder at any moment: it finds the old file or the new one, whole. */
const replaceFile = (folder: string, name: string, text: string): void => {
  const draft = join(folder, `.${name}.${process.pid}`)
  try {
    writeFileSync(draft, text, { flag: 'wx' })
    renameSync(draft, join(folder, name))
  } finally {
    rmSync(draft, { force: true })
  }
}
