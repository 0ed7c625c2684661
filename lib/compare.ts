import type { Build } from './build.ts'
import { generate } from './generate.ts'
import { plan } from './plan.ts'
import { errors } from './problem.ts'
import { serialize } from './serialize.ts'
import type { Sources } from './sources.ts'

/** What sources make, compared with the tree below a root: generate, serialize, compare. */
export const compare = (root: string, { environments, schema, dashboards, problems }: Sources): Build => {
  if (errors(problems).length > 0) return { problems }
  const files = [...generate(environments, dashboards.names), ...dashboards.files, schema]
  const texts = files.map(file => ({ path: file.path, text: serialize(file) }))
  const planned = plan(root, texts)
  return { plan: planned, problems: [...problems, ...planned.problems] }
}
