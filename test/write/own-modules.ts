import { writeSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { atEnd } from '../bench/at-end.ts'

/** Preloaded: at the end, prints to file descriptor 3 which modules below lib/ were imported. */
const own = new Set<string>()

registerHooks({
  resolve: (specifier, context, next) => {
    const resolved = next(specifier, context)
    const [, path] = /^(?!.*\/node_modules\/).*\/(lib\/.*)$/.exec(resolved.url) ?? []
    if (path !== undefined) own.add(path)
    return resolved
  },
})

atEnd(() => writeSync(3, JSON.stringify([...own])))
