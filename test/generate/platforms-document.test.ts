import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { images } from '../../lib/environment/images.ts'
import { judged } from '../validate/judged.ts'

const text = readFileSync(join(import.meta.dirname, '../../docs/platforms.md'), 'utf8')
const sections = text.split(/^## /m).slice(1)

for (const section of sections)
  for (const [, block] of section.matchAll(/```ts\n(.*?)```/gs))
    test(`${section.split('\n')[0]}: what docs/platforms.md shows is a part of an environment`, () => {
      const environment = new Function(`return {${block}}`)()
      assert.equal(
        judged({
          lab: {
            hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
            pveExporter: { tls: 'insecure' },
            ...environment,
          },
        }),
        [],
      )
    })

test('docs/platforms.md says which exporter is the oldest, and leads to sections that are there', () => {
  assert.ok(text.includes(`${images.pveExporter.oldestTag} is the oldest exporter that works`))
  const headings = sections.map(section =>
    section
      .split('\n')[0]
      ?.toLowerCase()
      .replace(/[^\w -]/g, '')
      .replaceAll(' ', '-'),
  )
  for (const [, anchor] of text.matchAll(/\]\(#([^)]+)\)/g)) assert.ok(headings.includes(anchor), anchor)
})

test.run()
