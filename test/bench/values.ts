import { writeFileSync } from 'node:fs'
import { sources } from '../../lib/commands/steps/sources.ts'
import { generate } from '../../lib/generate/generate.ts'
import { evaluate } from '../../lib/load/evaluation.ts'
import { load } from '../../lib/load/load.ts'

/** A program that writes the values of all files of a tree's build into one JSON file. */
const [root, output] = process.argv.slice(2) as [string, string]
const { environments, schema, dashboards } = await sources(root, await load(root, evaluate), () => {}, true)
writeFileSync(
  output,
  JSON.stringify([...generate(environments, dashboards.names), ...dashboards.files, ...schema]),
)
