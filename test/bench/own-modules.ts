import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { atEnd } from './at-end.ts'

/** Preloaded: at the end, prints to file descriptor 3 which modules of this repository's lib/ were imported. */
const own = new Set<string>()

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    if (/\/lib\/[^?]*$/.test(resolved.url) && !resolved.url.includes('/node_modules/')) own.add(resolved.url)
    return resolved
  },
})

atEnd(() => writeSync(3, JSON.stringify([...own])))
