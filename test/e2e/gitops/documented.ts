import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../cluster/paths.ts'

/** The commands that a page of `docs/` shows under a heading, in their order. */
export function documented(page: string, heading: string): string[] {
  const text = readFileSync(join(repository, 'docs', page), 'utf8')
  const [, section = ''] = text.split(new RegExp(`^##+ ${heading}$`, 'm'))
  const commands = section
    .split(/^##+ /m)[0]
    ?.split('\n')
    .filter(line => line.startsWith('$ '))
    .map(line => line.slice(2))
  if (!commands?.length) throw new Error(`docs/${page} shows no command under "${heading}"`)
  return commands
}
