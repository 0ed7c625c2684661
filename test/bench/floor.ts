import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { File } from '../../lib/file/file.ts'

/**
 * A program, the least that a build can be: imports the libraries and a tree's environments and, given a folder, also
 * turns the values into text with `yaml` and writes them there.
 */
const [environments, libraries, values, output] = process.argv.slice(2) as [string, string, string, string?]
await Promise.all((JSON.parse(readFileSync(libraries, 'utf8')) as string[]).map(url => import(url)))
await Promise.all(readdirSync(environments).map(name => import(pathToFileURL(join(environments, name)).href)))

if (output !== undefined) {
  const { stringify } = await import('yaml')
  for (const { path, value } of JSON.parse(readFileSync(values, 'utf8')) as File[]) {
    mkdirSync(dirname(join(output, path)), { recursive: true })
    writeFileSync(
      join(output, path),
      typeof value === 'string' ? value : path.endsWith('.json') ? JSON.stringify(value) : stringify(value),
    )
  }
}
