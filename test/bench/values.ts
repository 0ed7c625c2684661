import { writeFileSync } from 'node:fs'
import { generate } from '../../lib/generate.ts'
import { load } from '../../lib/load.ts'
import { schemaFile } from '../../lib/schema.ts'
import { validate } from '../../lib/validate/validate.ts'

/** A program: writes the values of all files that a build of a tree makes into one JSON file. */
const [root, output] = process.argv.slice(2) as [string, string]
const [{ loaded }, schema] = await Promise.all([load(root), schemaFile(() => {})])
const { environments } = validate(loaded, schema.value)
writeFileSync(output, JSON.stringify([...generate(environments), schema]))
