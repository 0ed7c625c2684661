import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { File } from '../file/file.ts'
import { repository } from '../file/repository.ts'
import type { Tell } from '../problem/progress.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { withExporters } from './exporters/exporters-in-schema.ts'

/** A JSON schema, draft 7. */
export type JSONSchema = Record<string, unknown>

const source = 'lib/environment.ts'
const exporters = 'lib/environment/exporters'
const path = 'schema/environment.schema.json'

/**
 * schema/environment.schema.json, from the type `Environment` and the exporters that it names. The generator takes a second, so it runs only
 * when the schema does not carry the hash of its source, or no longer is what that hash was taken of. Anyone can compute
 * that hash, so whoever checks what is committed takes nothing stored.
 */
export const schemaFile = async (tell: Tell, takeStored = true): Promise<File & { value: JSONSchema }> => {
  const text = sourceText()
  const stored = takeStored ? storedSchema() : undefined
  if (stored !== undefined) {
    const { $id, ...schema } = stored
    if ($id === id(text, schema)) return { path, value: stored, source }
  }
  tell(`generating ${path} from ${source}`)
  const schema = await generate()
  return { path, value: { $id: id(text, schema), ...schema }, source }
}

/** All that the schema is made of. */
const sourceText = (): string => {
  const files = readdirSync(join(repository, exporters))
    .filter(file => file.endsWith('.ts'))
    .sort()
  const paths = [source, ...files.map(file => `${exporters}/${file}`)]
  return paths.map(file => readFileSync(join(repository, file), 'utf8')).join('\n')
}

const storedSchema = (): JSONSchema | undefined =>
  undefinedOnError(() => {
    const { $comment: _, ...schema } = JSON.parse(readFileSync(join(repository, path), 'utf8'))
    return schema
  })

const id = (text: string, schema: JSONSchema): string =>
  `urn:sha256:${createHash('sha256')
    .update(text.replaceAll('\r\n', '\n'))
    .update(JSON.stringify(schema))
    .digest('hex')}`

const generate = async (): Promise<JSONSchema> => {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({
    path: join(repository, source),
    tsconfig: join(repository, 'tsconfig.json'),
    type: 'Environment',
    additionalProperties: false,
    topRef: false,
    sortProps: false,
    skipTypeCheck: true,
    jsDoc: 'extended',
  })
  return withExporters(generator.createSchema('Environment') as JSONSchema)
}
