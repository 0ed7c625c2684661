import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '..')
const documents = globSync(['*.md', 'docs/**/*.md', 'preview/*.md', 'test/**/*.md'], {
  cwd: repository,
}).sort()

/** The anchors of a document's headings, as GitHub makes them. */
const anchors = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  )

/** Whether a link of a document leads to a file, and to a heading in it where it names one. */
const leads = (document: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#')
  const target = path === '' ? join(repository, document) : join(repository, dirname(document), path)
  return existsSync(target) && (anchor === undefined || anchors(target).includes(anchor))
}

test('every link between documents leads to a file and a heading that exist', () => {
  const dead = documents.flatMap(document =>
    [...readFileSync(join(repository, document), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, link]) => link as string)
      // An operator deletes the example environments.
      .filter(link => !/^[a-z]+:|^environments\//.test(link) && !leads(document, link))
      .map(link => `${document}: ${link}`),
  )
  assert.ok(documents.length > 50)
  assert.equal(dead, [])
})

test.run()
