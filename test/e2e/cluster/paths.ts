import { join, resolve } from 'node:path'

/** The repository's root. */
export const repository = resolve(import.meta.dirname, '../../..')

/** What is built or fetched once and kept between runs; git ignores it. */
export const cache = join(repository, '.cache/e2e')

/** The programs that `tools.ts` builds. */
export const programs = join(cache, 'bin')

/** The wrapper modules that pin them. */
export const modules = join(repository, 'test/e2e/tools')

/** The exporter and all that it needs, by hash, for every Python that it supports. */
export const requirements = join(repository, 'test/e2e/exporter/requirements.txt')
