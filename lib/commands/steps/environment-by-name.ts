import { parse } from 'node:path/posix'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { evaluateContained } from '../../load/evaluate-contained.ts'
import { load } from '../../load/load.ts'
import { nearestName } from '../../problem/nearest-name.ts'
import { errors, type Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import { orFileProblem } from './prepare.ts'
import { validated } from './sources.ts'

/** An environment with its warnings; or none, with the problems that explain why. */
export interface Found {
  environment?: NamedEnvironment
  problems: Problem[]
}

/** The environment with a name below a root, even if others have errors. */
export const environmentByName = async (root: string, name: string, tell: Tell): Promise<Found> => {
  const found = await orFileProblem(root, async () =>
    validated(root, await load(root, evaluateContained), tell),
  )
  if (!('environments' in found)) return found
  const { environments, problems } = found
  const own = problems.filter(({ file, of = file }) => isFileOf(name, of))
  if (errors(own).length > 0) return { problems: own }
  const environment = environments.find(one => one.name === name)
  if (environment !== undefined) return { environment, problems: own }
  const names = environments.map(({ name }) => name)
  return { problems: [...errors(problems), unknown(name, names)] }
}

const isFileOf = (environment: string, file: string): boolean => {
  const { dir, name } = parse(file)
  return dir === 'environments' && name === environment
}

const unknown = (name: string, names: string[]): Problem => ({
  file: 'environments',
  message: `has no valid environment ${JSON.stringify(name)}${nearestName(name, names) || `; it has ${names.join(', ') || 'none'}`}`,
})
