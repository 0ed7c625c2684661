import { join } from 'node:path'
import type { SourceFile } from 'typescript/unstable/ast'
import { API } from 'typescript/unstable/sync'

/** TypeScript on a repository: the syntax of its files, and whether it takes another text in the place of one. */
export const compiler = (repository: string) => {
  const replaced = new Map<string, string>()
  const api = new API({ cwd: repository, fs: { readFile: path => replaced.get(path) } })
  const program = (...changed: string[]) => {
    const snapshot = api.updateSnapshot({
      openProject: join(repository, 'tsconfig.json'),
      fileChanges: { changed },
    })
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
    /** Within the file itself, which takes milliseconds, or in the whole project, which takes two seconds. */
    accepts: (file: string, source: string, where: 'file' | 'project'): boolean => {
      const path = join(repository, file)
      replaced.set(path, source)
      const changed = program(path)
      const asked = where === 'file' ? path : undefined
      const faults = [
        ...changed.getSyntacticDiagnostics(path),
        ...changed.getSemanticDiagnostics(asked),
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
