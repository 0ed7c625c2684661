import { join } from 'node:path'

/** This repository's root, in which the generator's own sources and libraries stand. */
export const repository = join(import.meta.dirname, '../..')
