import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { atEnd } from './at-end.ts'

/** Preloaded: at the end, prints to file descriptor 3 which modules of this repository's lib/ were imported. */
const own = new Set<string>()

registerHooks({
  // `lib/fast-imports.js` resolves imports within lib/ itself; loaded they are as all others.
  load: (url, context, next) => {
    if (/\/lib\/[^?]*$/.test(url) && !url.includes('/node_modules/')) own.add(url)
    return next(url, context)
  },
})

atEnd(() => writeSync(3, JSON.stringify([...own])))
