import { readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MergeConflict } from '../extend.ts'
import { type Problem, shortened } from '../problem/problem.ts'
import { masked } from '../problem/secret-text.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { importMistake } from './import-mistake.ts'
import { syntaxMistake } from './syntax-mistake.ts'

/** An environment asks for the end of the process. */
export class ProcessEnd extends Error {}

/** What an environment's module threw, at the line where it did. What is thrown may throw itself when it is looked at. */
export const problemOfThrown = (error: unknown, root: string, file: string): Problem =>
  undefinedOnError(() => described(error, root, file)) ?? {
    file,
    message: 'throws a value that cannot be read; throw an Error with a message',
  }

const described = (error: unknown, root: string, file: string): Problem => {
  if (!(error instanceof Error)) return { file, message: `throws ${shortened(masked(String(error)))}` }
  const place = placed(placeOf(error, root), file)
  // Uncut, since it names two paths.
  const mistake = importMistake(String(error.message).split('\n')[0] as string, root, place.file)
  if (mistake !== undefined) {
    const { column: _, ...line } = place
    return { ...line, ...mistake }
  }
  if (error instanceof SyntaxError) return { ...place, message: ofSyntax(error, root, place) }
  if (error instanceof MergeConflict || error instanceof ProcessEnd)
    return { ...place, message: firstLine(error) }
  const code = String(Reflect.get(error, 'code'))
  if (code === 'ERR_ACCESS_DENIED')
    return {
      ...place,
      message: `tries to do more than read this tree (${Reflect.get(error, 'permission')}); an environment is plain data`,
    }
  if (/MODULE_NOT_FOUND|UNSUPPORTED/.test(code))
    return { ...place, message: firstLine(error).replaceAll(root + sep, '') }
  return { ...place, message: `throws ${error.name}: ${firstLine(error)}` }
}

const ofSyntax = (
  error: SyntaxError,
  root: string,
  { file, line }: Pick<Problem, 'file' | 'line'>,
): string => {
  const text = firstLine(error)
  if (line === undefined) return text
  const lines = (undefinedOnError(() => readFileSync(join(root, file), 'utf8')) ?? '').split('\n')
  return syntaxMistake(text, error.stack ?? '', lines, line)
}

/** A place with the environment's file, where it is in another that the environment imports. */
const placed = (
  place: ReturnType<typeof placeOf>,
  file: string,
): NonNullable<typeof place> & { of?: string } =>
  place === undefined ? { file } : { ...place, ...(place.file !== file && { of: file }) }

/** Whatever was thrown may call itself an error. */
const firstLine = ({ message }: Error): string =>
  shortened(masked(String(message).trim().split('\n')[0] as string))

/** The first place below `environments/` that an error's stack names: where it was thrown, or where the syntax breaks. */
const placeOf = (error: Error, root: string): Pick<Problem, 'file' | 'line' | 'column'> | undefined => {
  const folder = join(root, 'environments') + sep
  const place = /^(?:.*?)((?:file:\/\/)?\/.+?):(\d+)(?::(\d+))?\)?$/
  return (error.stack ?? '')
    .split('\n')
    .map(line => place.exec(line.trim()))
    .flatMap(match =>
      match === null ? [] : [{ path: pathOf(match[1] as string), line: match[2], column: match[3] }],
    )
    .filter(({ path }) => path.startsWith(folder))
    .map(({ path, line, column }) => ({
      file: relative(root, path).replaceAll(sep, '/'),
      line: Number(line),
      ...(column !== undefined && { column: Number(column) }),
    }))[0]
}

const pathOf = (place: string): string => (place.startsWith('file://') ? fileURLToPath(place) : place)
