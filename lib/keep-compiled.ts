import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/** Where a build keeps what makes the next one cheaper; git ignores it, and it goes with node_modules/. */
export const cacheFolder = join(import.meta.dirname, '..', 'node_modules', '.cache', 'proxmox-monitoring')

/**
 * From here on Node keeps what it makes of this project's modules (types stripped, compiled), by their content, where
 * git ignores it. Where nothing can be written the build is the same, and a little slower. Called after the environments
 * are imported, as is ajv: a file for each of its modules would cost more than it saves.
 */
export const keepCompiled = async (): Promise<void> => {
  await import('ajv')
  enableCompileCache(cacheFolder)
}
