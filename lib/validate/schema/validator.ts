import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { JSONSchema } from '../../environment/schema.ts'
import { belowFirstLine } from '../../file/below-first-line.ts'
import type { File } from '../../file/file.ts'
import { repository } from '../../file/repository.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'

/** Code that says whether a value is what the schema asks for, as a file; and the function itself, where that file stands here already. */
export interface Validator {
  file: File
  fits?: (value: unknown) => boolean
}

const path = 'schema/environment.validator.js'
const source = 'lib/environment.ts'
const makers = ['lib/validate/schema/validator-code.ts', 'node_modules/ajv/package.json']

/**
 * schema/environment.validator.js: loading it takes a twentieth of the time in which ajv is loaded and compiles the schema.
 * It is made anew unless its second line is the hash of the schema, of what makes the code, and of the code. Anyone can
 * compute that hash, so whoever checks what is committed takes nothing stored, and runs none of it.
 */
export const validator = async (schema: JSONSchema, takeStored: boolean): Promise<Validator> => {
  const stored = takeStored ? storedCode(schema) : undefined
  if (stored !== undefined) {
    const { validate: fits } = await import(pathToFileURL(join(repository, path)).href)
    return { file: { path, value: stored, source }, fits }
  }
  const { validatorCode } = await import('./validator-code.ts')
  return { file: { path, value: signed(schema, validatorCode(schema)), source } }
}

/** What stands in this repository below the first line, if it is what its sources made. */
const storedCode = (schema: JSONSchema): string | undefined => {
  const text = undefinedOnError(() => readFileSync(join(repository, path), 'utf8'))
  const stored = belowFirstLine(text ?? '')
  return stored === signed(schema, belowFirstLine(stored)) ? stored : undefined
}

/** Code below the hash that says of what it was made; the schema's own id is a hash of all of it. */
export const signed = ({ $id }: JSONSchema, code: string): string => {
  const sum = createHash('sha256').update(String($id))
  for (const maker of makers)
    sum.update(readFileSync(join(repository, maker), 'utf8').replaceAll('\r\n', '\n'))
  return `// urn:sha256:${sum.update(code).digest('hex')}\n${code}`
}
