import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { repository } from '../file/repository.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** Where a build keeps what makes the next one cheaper; git ignores it, and it goes with node_modules/. */
export const cacheFolder = join(repository, 'node_modules', '.cache', 'proxmox-monitoring')

/** A value that a build keeps as JSON for the next one. Where nothing can be kept or read, there is none. */
export const cacheFile = <Value>(name: string) => {
  const path = join(cacheFolder, name)
  return {
    read: (): Value | undefined => undefinedOnError(() => JSON.parse(readFileSync(path, 'utf8')) as Value),
    keep: (value: Value): void => {
      const draft = `${path}.${process.pid}`
      undefinedOnError(() => {
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(draft, JSON.stringify(value))
        renameSync(draft, path)
      })
      undefinedOnError(() => rmSync(draft, { force: true }))
    },
    remove: (): void => void undefinedOnError(() => rmSync(path, { force: true })),
  }
}
