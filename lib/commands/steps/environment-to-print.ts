import type { NamedEnvironment } from '../../environment/defaults.ts'
import { progressTo } from '../../problem/progress.ts'
import { environmentByName } from './environment-by-name.ts'
import { fail, print } from './print.ts'

/** The environment that a command prints from, by its name; none after printing why there is none. */
export const environmentToPrint = async (
  root: string,
  name: string,
): Promise<NamedEnvironment | undefined> => {
  const { environment, problems } = await environmentByName(root, name, progressTo(process.stderr))
  print(problems)
  if (environment === undefined) fail(problems, 'nothing was printed')
  return environment
}
