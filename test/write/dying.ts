import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Every call by which lib/ changes a tree. */
const changing = [
  'mkdirSync',
  'mkdtempSync',
  'writeFileSync',
  'linkSync',
  'renameSync',
  'rmSync',
  'rmdirSync',
] as const

/**
 * Does work as a process does it that is killed at its nth change of the disk: that change and all that would follow
 * do not happen, and of a file that is written then, half is. Gives whether the work came that far.
 */
export const dyingAt = (nth: number, work: () => void): boolean => {
  const whole = Object.fromEntries(changing.map(name => [name, fs[name]]))
  let count = 0
  for (const name of changing)
    Object.assign(fs, {
      [name]: (...given: unknown[]) => {
        count += 1
        if (count < nth) return Reflect.apply(whole[name] as () => unknown, fs, given)
        if (count === nth && name === 'writeFileSync')
          Reflect.apply(whole[name] as () => unknown, fs, [given[0], String(given[1]).slice(0, 30)])
        throw Object.assign(new Error('killed'), { code: 'KILLED', syscall: name })
      },
    })
  syncBuiltinESMExports()
  try {
    work()
  } finally {
    Object.assign(fs, whole)
    syncBuiltinESMExports()
  }
  return count >= nth
}
