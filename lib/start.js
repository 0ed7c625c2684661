import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Starts the command line with Node's cache of compiled modules, which also holds TypeScript without its types. JavaScript: to read its first
// file in TypeScript, Node would load what strips types, which takes longer than a build of nothing new.
// The folder is that of `lib/write/cache-file.ts`; where it can't be written, all is the same and a little slower.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/proxmox-monitoring'))
await import('./cli.ts')
