import { serialize } from '../../file/serialize.ts'
import { generate } from '../../generate/generate.ts'
import { errors, type Problem } from '../../problem/problem.ts'
import { type Keep, type Plan, plan } from '../../write/plan.ts'
import { problemsOfChangedRules } from './problems-of-changed-rules.ts'
import type { Sources } from './sources.ts'

/** The files that sources generate, compared with a tree; no plan if the sources have errors. */
export interface Comparison {
  plan?: Plan
  problems: Problem[]
}

/** Generates files from sources, serializes one after the other and compares them with the tree below a root. */
export const compare = async (
  root: string,
  { environments, schema, dashboards, problems }: Sources,
  takeStored: boolean,
  keep?: Keep,
): Promise<Comparison> => {
  if (errors(problems).length > 0) return { problems }
  const files = [...generate(environments, dashboards.names), ...dashboards.files, ...schema]
  const texts = files.values().map(file => ({ path: file.path, text: serialize(file) }))
  const planned = plan(root, texts, keep)
  const ofRules = await problemsOfChangedRules(planned, takeStored)
  return { plan: planned, problems: [...problems, ...planned.problems, ...ofRules] }
}
