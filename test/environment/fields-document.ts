import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownExporters } from '../../lib/environment/exporters/known-exporters.ts'
import { writeExportersDocument } from './exporters-document.ts'
import { type Field, fieldsOf } from './fields.ts'

const repository = join(import.meta.dirname, '../..')
const path = join(repository, 'docs/fields.md')

/** docs/fields.md as it stands, and as `lib/environment.ts` says it should. */
export const fieldsDocument = () => {
  const stands = readFileSync(path, 'utf8')
  const schema = JSON.parse(readFileSync(join(repository, 'schema/environment.schema.json'), 'utf8'))
  return {
    stands,
    should: stands.replace(
      /(<!-- fields -->\n).*?(<!-- end of fields -->)/s,
      (_, begin, end) =>
        `${begin}\n${tables(ofAnyExporter(fieldsOf(schema).filter(({ path }) => !isKubernetesOwn(path))))}\n\n${end}`,
    ),
  }
}

/** Forty fields that Kubernetes documents and nobody looks for here. */
const isKubernetesOwn = (path: string): boolean => path.startsWith('pveExporter.affinity.')

/** All exporters have the same settings: those of the last one stand for the others', and for what custom ones share with them. */
const ofAnyExporter = (fields: Field[]): Field[] => {
  const names = Object.keys(knownExporters)
  const setting = new RegExp(`^exporters\\.(${names.join('|')}|custom\\[\\])\\.(.+)`)
  return fields.flatMap(field => {
    const [, exporter, name = ''] = setting.exec(field.path) ?? []
    if (exporter === undefined || (exporter === 'custom[]' && /^(name|port)$/.test(name))) return [field]
    return exporter === names.at(-1) ? [{ ...field, path: `exporters.<exporter>.${name}` }] : []
  })
}

/** One table of the environment's own fields, then one for each of them that has fields inside it. */
const tables = (fields: Field[]): string => {
  const outer = fields.filter(({ path }) => !/[.[]/.test(path))
  const sections = outer.map(({ path }) => ({
    path,
    inner: fields.filter(field => field.path.startsWith(`${path}.`) || field.path.startsWith(`${path}[`)),
  }))
  return [
    table(outer),
    ...sections.flatMap(({ path, inner }) => (inner.length === 0 ? [] : [`## ${path}`, table(inner)])),
  ].join('\n\n')
}

const table = (fields: Field[]): string =>
  ['| field | value | meaning |', '|---|---|---|', ...fields.map(row)].join('\n')

const row = ({ path, value, meaning }: Field): string => `| \`${path}\` | ${cell(value)} | ${cell(meaning)} |`

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

// npm run docs:fields
if (import.meta.main) {
  writeFileSync(path, fieldsDocument().should)
  writeExportersDocument()
}
