import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { serialize } from '../../file/serialize.ts'
import { generate } from '../../generate/generate.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'
import type { Sources } from './sources.ts'

/**
 * The files that an environment's overlay is rendered from, where they are not what a build would make: a function that
 * generates them once for all environments.
 */
export const outdatedFiles = (
  root: string,
  { environments, dashboards }: Pick<Sources, 'environments' | 'dashboards'>,
): ((environment: NamedEnvironment) => Promise<string[]>) => {
  let made: Map<string, string[]> | undefined
  return async ({ name, dashboards: takesDashboards }) => {
    made ??= differing(root, [...generate(environments, dashboards.names), ...dashboards.files])
    const folders = ['base', `overlays/${name}`, ...(takesDashboards ? ['dashboards'] : [])]
    return folders.flatMap(folder => made?.get(folder) ?? [])
  }
}

/** Files that differ from the tree's, or are missing there, by the folder that an overlay takes them from. */
const differing = (root: string, files: Parameters<typeof serialize>[0][]): Map<string, string[]> => {
  const outdated = files.filter(file => textIn(root, file.path) !== serialize(file)).map(({ path }) => path)
  return Map.groupBy(outdated, path => (/^overlays\/[^/]+|^[^/]+/.exec(path) as RegExpExecArray)[0])
}

const textIn = (root: string, path: string): string | undefined =>
  undefinedOnError(() => readFileSync(join(root, path), 'utf8').replaceAll('\r\n', '\n'))
