import { enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'

// Node's cache of compiled modules, which also holds TypeScript without its types. The folder is that of `lib/write/cache-file.ts`; where it
// can't be written, all is the same and a little slower.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/proxmox-monitoring'))

// Imports in lib/ name files by their whole path. Node would look at each file for links, and for the package.json that tells its format:
// a sixth of a build of one environment.
const lib = new URL('.', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) => {
    if (!context.parentURL?.startsWith(lib)) return next(specifier, context)
    if (specifier.startsWith('node:')) return { url: specifier, format: 'builtin', shortCircuit: true }
    return /^\.\.?\/.*\.ts$/.test(specifier)
      ? { url: new URL(specifier, context.parentURL).href, format: 'module-typescript', shortCircuit: true }
      : next(specifier, context)
  },
})
