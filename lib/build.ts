import { generate } from './generate.ts'
import { load } from './load.ts'
import { shareLib } from './load-typescript.ts'
import { ownedPaths } from './manifest.ts'
import { type Plan, plan } from './plan.ts'
import { errors, type Problem } from './problem.ts'
import { schemaFile } from './schema.ts'
import { serialize } from './serialize.ts'
import { validate } from './validate/validate.ts'

/** What the sources below a root make, compared with what stands there; problems where that can't be told. */
export interface Build {
  plan?: Plan
  problems: Problem[]
}

/** The flow up to writing: load, validate, generate, serialize, compare. It writes nothing. */
export const prepare = async (root: string): Promise<Build> => {
  shareLib(root)
  const [loading, schema] = await Promise.all([load(root), schemaFile()])
  const { environments, problems } = validate(loading.loaded, schema.value)
  const found = [...loading.problems, ...problems]
  if (errors(found).length > 0) return { problems: found }
  const texts = [...generate(environments), schema].map(file => ({ path: file.path, text: serialize(file) }))
  const planned = await plan(root, texts, await ownedPaths(root))
  return { plan: planned, problems: [...found, ...planned.problems] }
}
