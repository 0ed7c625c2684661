import { join } from 'node:path'
import type { SourceFile } from 'typescript/unstable/ast'
import { API, type Snapshot } from 'typescript/unstable/sync'

/** TypeScript on a repository: the syntax of its files, and whether it takes another text in the place of one. */
export const compiler = (repository: string) => {
  const replaced = new Map<string, string>()
  const api = new API({ cwd: repository, fs: { readFile: path => replaced.get(path) } })
  let last: Snapshot | undefined
  const program = (...changed: string[]) => {
    const snapshot = api.updateSnapshot({
      openProject: join(repository, 'tsconfig.json'),
      fileChanges: { changed },
    })
    // Each holds a checked project of its own.
    last?.dispose()
    last = snapshot
    const [project] = snapshot.getProjects()
    if (project === undefined) throw new Error(`${repository} has no tsconfig.json`)
    return project.program
  }
  return {
    syntax: (file: string, source?: string): SourceFile => {
      const path = join(repository, file)
      if (source !== undefined) replaced.set(path, source)
      const found = program(...(source === undefined ? [] : [path])).getSourceFile(path)
      if (replaced.delete(path)) program(path)
      if (found === undefined) throw new Error(`${file} is no part of the project`)
      return found
    },
    /** As far as these files show, each of which takes milliseconds; without a list the whole project, which takes seconds. */
    accepts: (file: string, source: string, shownBy?: string[]): boolean => {
      const path = join(repository, file)
      replaced.set(path, source)
      const changed = program(path)
      const faults = [
        ...changed.getSyntacticDiagnostics(path),
        ...(shownBy?.flatMap(one => changed.getSemanticDiagnostics(join(repository, one))) ??
          changed.getSemanticDiagnostics()),
      ].filter(({ code }) => !unused.has(code))
      replaced.delete(path)
      program(path)
      return faults.length === 0
    },
    close: (): void => api.close(),
  }
}

/** Something declared or imported that nothing uses any more: whoever removes a thing removes its import too. */
const unused = new Set([6133, 6192, 6196, 6198, 6199])
