import type { Build } from './build.ts'
import { generate } from './generate.ts'
import type { Loading } from './load.ts'
import { plan } from './plan.ts'
import { errors } from './problem.ts'
import type { Tell } from './progress.ts'
import { schemaFile } from './schema.ts'
import { serialize } from './serialize.ts'
import { validate } from './validate/validate.ts'

/** What environments make, compared with the tree below a root: validate, generate, serialize, compare. */
export const compare = async (root: string, loading: Loading, tell: Tell): Promise<Build> => {
  const schema = await schemaFile(tell)
  const { environments, problems } = validate(loading.loaded, schema.value)
  const found = [...loading.problems, ...problems]
  if (errors(found).length > 0) return { problems: found }
  const texts = [...generate(environments), schema].map(file => ({ path: file.path, text: serialize(file) }))
  const planned = plan(root, texts)
  return { plan: planned, problems: [...found, ...planned.problems] }
}
