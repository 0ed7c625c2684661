import { parse } from 'node:path/posix'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { evaluateContained } from '../../load/evaluate-contained.ts'
import { load } from '../../load/load.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import { errors, type Problem } from '../../problem/problem.ts'
import { progressTo } from '../../problem/progress.ts'
import { orFileProblem } from './prepare.ts'
import { fail, print } from './print.ts'
import { type Sources, sources } from './sources.ts'

/** The environments that are judged, and everything that was loaded. */
export interface ToJudge extends Pick<Sources, 'environments' | 'dashboards'> {
  judged: NamedEnvironment[]
}

/** The environment of a name, or all of them; none after printing why there are none. */
export const environmentsToJudge = async (
  root: string,
  name: string | undefined,
): Promise<ToJudge | undefined> => {
  const found = await orFileProblem(root, async () =>
    sources(root, await load(root, evaluateContained), progressTo(process.stderr), true),
  )
  const problems = errors(found.problems).filter(problem => name === undefined || isOf(name, problem))
  const { environments, dashboards } = 'environments' in found ? found : { environments: [] }
  const judged = environments.filter(one => name === undefined || one.name === name)
  if (dashboards !== undefined && judged.length > 0 && problems.length === 0)
    return { environments, dashboards, judged }
  const told = problems.length > 0 ? problems : [...errors(found.problems), unknown(`${name}`, environments)]
  print(told)
  fail(told, 'nothing was looked at')
  return undefined
}

const isOf = (environment: string, { file, of = file }: Problem): boolean => {
  const { dir, name } = parse(of)
  return dir === 'environments' && name === environment
}

const unknown = (name: string, environments: NamedEnvironment[]): Problem => {
  const names = environments.map(one => one.name)
  return {
    file: 'environments',
    message: `has no valid environment ${JSON.stringify(name)}${nearestName(name, names) || `; it has ${names.join(', ') || 'none'}`}`,
  }
}
