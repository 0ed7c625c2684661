import { existsSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The repository that is tested. */
export const repository = resolve(import.meta.dirname, '../../..')

/** What is fetched once and kept between runs; git leaves it out. */
export const cache = join(real(join(repository, '.cache')), 'e2e')

/** Where the laboratory mounts a file system of its own: all that a run writes is gone with it. */
export const laboratoryFolder = join(cache, 'laboratory')

/** Where a path leads: a container has a root of its own, in which a link would lead nowhere. */
function real(path: string): string {
  return existsSync(path) ? realpathSync(path) : path
}
