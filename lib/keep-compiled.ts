import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

/**
 * From here on Node keeps what it makes of this project's modules (types stripped, compiled), by their content, where
 * git ignores it. Where nothing can be written the build is the same, and a little slower. Called after the environments
 * are imported, as are the two large libraries: a file for each of their modules would cost more than it saves.
 */
export const keepCompiled = async (): Promise<void> => {
  await import('ajv')
  enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'proxmox-monitoring'))
}
