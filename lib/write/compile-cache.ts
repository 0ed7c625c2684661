import { enableCompileCache } from 'node:module'
import { cacheFolder } from './cache-file.ts'

/**
 * From here on Node caches this project's modules (types stripped, compiled), by their content, in a folder that git
 * ignores. If it can't be written, the build is the same and a little slower. Called after the environments
 * are imported, as is ajv: a file for each of its modules would cost more than it saves.
 */
export const keepCompiledModules = async (): Promise<void> => {
  await import('ajv')
  enableCompileCache(cacheFolder)
}
