import { existsSync, readdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** The real folders of libraries that are links in a `node_modules`, or of all where that is a link itself. */
export const linkedLibraries = (modules: string): string[] => {
  if (!existsSync(modules)) return []
  const real = realpathSync(modules)
  const links = readdirSync(real, { withFileTypes: true }).flatMap(entry => {
    const path = join(real, entry.name)
    if (entry.isSymbolicLink()) return existsSync(path) ? [realpathSync(path)] : []
    return entry.name.startsWith('@') ? linkedLibraries(path) : []
  })
  return real === modules ? links : [real, ...links]
}
