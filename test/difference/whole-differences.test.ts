import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { suite } from 'uvu'
import { parse } from 'yaml'
import { reportOf } from '../../lib/difference/blocks.ts'
import { differenceOf } from '../../lib/difference/difference.ts'
import type { RenderedObject } from '../../lib/difference/rendering/object.ts'
import { keyOf, type Rendering } from '../../lib/difference/rendering/rendering.ts'
import { jsonReport } from '../../lib/difference/report/json-report.ts'
import { approved } from '../approved.ts'

const test = suite('whole differences')
const folder = join(import.meta.dirname, 'cases')

/** Two states of an environment's objects, and whether Argo CD or Flux prunes what goes. */
interface Case {
  before: RenderedObject[]
  after: RenderedObject[]
  isPruned?: boolean
}

const renderingOf = (objects: RenderedObject[]): Rendering => ({
  namespace: 'monitoring',
  namePrefix: '',
  objects: new Map(
    objects.map(object => {
      const { kind, metadata } = object
      return [
        keyOf(kind, metadata.name),
        { kind, name: metadata.name, madeOf: [JSON.stringify(object)], value: () => object },
      ]
    }),
  ),
})

for (const file of readdirSync(folder).sort())
  test(`everything that is said of a change is as approved: ${basename(file, '.yaml').replaceAll('-', ' ')}`, () => {
    const {
      before,
      after,
      isPruned = false,
    } = parse(readFileSync(join(folder, file), 'utf8'), {
      merge: true,
    }) as Case
    const difference = differenceOf('lab', renderingOf(before), renderingOf(after), isPruned)
    const report = reportOf({ different: [{ environment: 'lab', ...difference }], same: [] }, [])
    approved(
      import.meta.dirname,
      `${basename(file, '.yaml')}.json`,
      jsonReport(report, { name: 'main', notes: [] }),
    )
  })

test.run()
