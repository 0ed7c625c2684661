import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { atEnd } from './at-end.ts'

/** Preloaded: at the end, prints to file descriptor 3 which libraries' modules the program itself imported. */
const used = new Set<string>()

const isLibrary = (url = ''): boolean => url.includes('/node_modules/')

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    if (isLibrary(resolved.url) && !isLibrary(context.parentURL)) used.add(resolved.url)
    return resolved
  },
})

atEnd(() => writeSync(3, JSON.stringify([...used])))
