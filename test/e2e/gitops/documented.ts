import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../cluster/paths.ts'

/** The commands that a page of `docs/` shows under a heading, in their order. */
export function documented(page: string, heading: string): string[] {
  const commands = section(page, heading)
    .split('\n')
    .filter(line => line.startsWith('$ '))
    .map(line => line.slice(2))
  if (!commands.length) throw new Error(`docs/${page} shows no command under "${heading}"`)
  return commands
}

/** The code blocks in a language (`promql`, `ts`, …) that the page shows under a heading, in their order. */
export function shown(page: string, heading: string, language: string): string[] {
  const blocks = section(page, heading).matchAll(new RegExp(`^\`\`\`${language}\n(.+?)^\`\`\``, 'gms'))
  const texts = [...blocks].map(([, text = '']) => text.trim())
  if (!texts.length) throw new Error(`docs/${page} shows no ${language} under "${heading}"`)
  return texts
}

function section(page: string, heading: string): string {
  const text = readFileSync(join(repository, 'docs', page), 'utf8')
  const [, after = ''] = text.split(new RegExp(`^##+ ${heading}$`, 'm'))
  return after.split(/^##+ /m)[0] ?? ''
}
