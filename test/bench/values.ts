import { writeFileSync } from 'node:fs'
import { sources } from '../../lib/commands/steps/sources.ts'
import { generate } from '../../lib/generate/generate.ts'
import { evaluate } from '../../lib/load/evaluation.ts'
import { load } from '../../lib/load/load.ts'

/** A program that writes the values of all files that a cold build of a tree makes into one JSON file: schema and dashboards are there. */
const [root, output] = process.argv.slice(2) as [string, string]
const { environments, dashboards } = await sources(root, await load(root, evaluate), () => {}, true)
writeFileSync(output, JSON.stringify(generate(environments, dashboards.names)))
