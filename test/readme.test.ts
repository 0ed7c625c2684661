import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { lab } from './generate/overlay/render.ts'
import { built } from './tree.ts'

const repository = join(import.meta.dirname, '..')
const readme = readFileSync(join(repository, 'README.md'), 'utf8')
const section = readme.slice(readme.indexOf('## Add an environment'), readme.indexOf('## The fields'))

const blocks = (language: string): string[] =>
  [...section.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, text]) => text as string)

const [environment = ''] = blocks('ts')
const [adding = '', mistaken = ''] = blocks('console')

/** What a console block shows after its first command. */
const shown = (block: string): string => (block.split('\n$ ')[0] as string).replace(/^\$ .*\n/, '').trim()

const { root, run, remove } = built({ 'another-one': lab })
test.after(remove)

const build = (text: string) => {
  writeFileSync(join(root, 'environments/lab.ts'), text)
  const { stdout, stderr } = run('build')
  return (stdout + stderr).replace(/[0-9]+ unchanged/, '… unchanged').trim()
}

test("the README's mistakes are told as it says", () =>
  assert.is(
    build(environment.replace("'198.51.100.12'", "'198.51.100'").replace('tls:', 'tsl:')),
    shown(mistaken),
  ))

test("the README's environment builds as it says, in one file", () =>
  assert.is(build(environment), shown(adding)))

test.run()
