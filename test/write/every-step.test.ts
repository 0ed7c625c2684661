import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { undefinedOnError } from '../../lib/problem/undefined-on-error.ts'
import { drafts } from '../../lib/write/drafts.ts'
import type { FileText } from '../../lib/write/file-text.ts'
import { manifestPath } from '../../lib/write/manifest.ts'
import { plan } from '../../lib/write/plan.ts'
import { write } from '../../lib/write/write.ts'
import { kubectlSuite, kustomize, type Rendered } from '../kubectl.ts'
import { tree } from '../tree.ts'
import { dyingAt } from './dying.ts'
import { after, before, onlyOverlays } from './versions.ts'

const changes = [
  ['a first build', [], before],
  ['a build that changes the base and every overlay', before, after],
  ['and back', after, before],
  ['a build that changes overlays only', after, onlyOverlays],
] as const

const bring = (root: string, texts: readonly FileText[]): void => {
  const { keep, discard } = drafts(root)
  assert.is(write(root, plan(root, texts, keep)), undefined)
  discard()
}

/** Whether a build was killed at its nth change of the disk. */
const bringDying = (nth: number, root: string, texts: readonly FileText[]): boolean =>
  dyingAt(nth, () => undefinedOnError(() => write(root, plan(root, texts, drafts(root).keep))))

/** A tree that holds what one build made, in which the next was killed at its nth change of the disk. */
const killedTree = (old: readonly FileText[], next: readonly FileText[], nth: number) => {
  const { root, remove } = tree({})
  if (old.length > 0) bring(root, old)
  const died = bringDying(nth, root, next)
  return { root, remove, died }
}

/** Every step at which the change can be killed. */
const everyStep = (
  old: readonly FileText[],
  next: readonly FileText[],
  look: (root: string, step: number) => void,
): number => {
  for (let step = 1; ; step++) {
    const { root, remove, died } = killedTree(old, next, step)
    try {
      look(root, step)
    } finally {
      remove()
    }
    if (!died) return step
  }
}

const contents = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
    .sort()

const pointer = /Generated from environments\/ by npm run build/

for (const [name, old, next] of changes)
  test(`${name}, killed at any step: no file is torn or lost, and the next build leaves nothing of it`, () => {
    const { root: fresh, remove } = tree({})
    bring(fresh, next)
    const steps = everyStep(old, next, (root, step) => {
      const whole = new Set([...old, ...next].map(({ path, text }) => `${path}\n${text}`))
      for (const { path } of [...old, ...next])
        if (existsSync(join(root, path))) {
          const text = readFileSync(join(root, path), 'utf8')
          assert.ok(whole.has(`${path}\n${text}`) || pointer.test(text), `${path} at step ${step}`)
        }
      const both = next.filter(({ path }) => old.some(one => one.path === path))
      for (const { path } of both) assert.ok(existsSync(join(root, path)), `${path} at step ${step}`)
      bring(root, next)
      assert.equal(contents(root), contents(fresh), `step ${step}`)
      const { made, changed, removed } = plan(root, [...next])
      assert.equal([made, changed, removed], [[], [], []], `step ${step}`)
    })
    remove()
    assert.ok(steps > 10)
  })

test('a build that is killed, and the next one killed too, and so on: the last one makes it whole', () => {
  const { root, remove } = tree({})
  bring(root, before)
  for (let step = 80; step > 0; step -= 3) {
    const next = step % 2 === 0 ? after : before
    bringDying(step, root, next)
  }
  bring(root, after)
  const { root: fresh, remove: removeFresh } = tree({})
  bring(fresh, after)
  assert.equal(contents(root), contents(fresh))
  remove()
  removeFresh()
})

test('a file that does not change keeps its time, also while overlays render from elsewhere', () => {
  const { root, remove } = tree({})
  bring(root, before)
  const path = join(root, 'overlays/same/kustomization.yaml')
  const time = statSync(path).mtimeMs
  const { ino } = statSync(path)
  bring(root, after)
  assert.equal([statSync(path).mtimeMs, statSync(path).ino], [time, ino])
  remove()
})

test('a build with nothing to do writes nothing, and no manifest', () => {
  const { root, remove } = tree({})
  bring(root, before)
  const times = () => contents(root).map(path => [path, statSync(join(root, path)).mtimeMs])
  const old = times()
  bring(root, before)
  assert.equal(times(), old)
  assert.ok(existsSync(join(root, manifestPath)))
  remove()
})

test.run()

const rendering = kubectlSuite('overlays of a killed build')

/** What every overlay on disk renders to, by its name; one call for all. */
const renderings = (root: string): Record<string, Rendered[]> => {
  const overlays = existsSync(join(root, 'overlays')) ? readdirSync(join(root, 'overlays')) : []
  const whole = overlays.filter(name => existsSync(join(root, 'overlays', name, 'kustomization.yaml')))
  if (whole.length === 0) return {}
  const resources = whole.map(name => `  - ../overlays/${name}\n`).join('')
  mkdirSync(join(root, 'all'))
  writeFileSync(join(root, 'all/kustomization.yaml'), `resources:\n${resources}`)
  const objects = kustomize(join(root, 'all'))
  rmSync(join(root, 'all'), { recursive: true })
  return Object.groupBy(objects, ({ metadata }) => metadata.name.split('-')[0] as string) as Record<
    string,
    Rendered[]
  >
}

const renderingsOf = (texts: readonly FileText[]): Record<string, Rendered[]> => {
  const { root, remove } = tree({})
  bring(root, texts)
  const rendered = renderings(root)
  remove()
  return rendered
}

for (const [name, old, next] of changes)
  rendering(
    `${name}, killed at any step: every overlay renders as before or as after, and as nothing else`,
    () => {
      const known = [old.length > 0 ? renderingsOf(old) : {}, renderingsOf(next)]
      everyStep(old, next, (root, step) => {
        for (const [overlay, objects] of Object.entries(renderings(root)))
          assert.ok(
            known.some(one => JSON.stringify(one[overlay]) === JSON.stringify(objects)),
            `${overlay} at step ${step}: ${JSON.stringify(objects)}`,
          )
      })
    },
  )

rendering.run()
