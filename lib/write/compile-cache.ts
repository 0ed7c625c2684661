import { enableCompileCache } from 'node:module'
import { cacheFolder } from './cache-file.ts'

/**
 * From here on Node keeps what it makes of this project's modules (types stripped, compiled), by their content, where
 * git ignores it. Where nothing can be written the build is the same, and a little slower. Called after the environments
 * are imported, as is ajv: a file for each of its modules would cost more than it saves.
 */
export const keepCompiledModules = async (): Promise<void> => {
  await import('ajv')
  enableCompileCache(cacheFolder)
}
