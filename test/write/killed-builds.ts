import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { kubectl, kustomize } from '../kubectl.ts'
import { environmentFile, tree } from '../tree.ts'
import { otherVersion } from './other-version.ts'

const thisVersion = join(import.meta.dirname, '..', '..', 'lib', 'start.js')

const environment = (number: number, namespace: string): Environment => ({
  namespace,
  hypervisors: [{ name: 'pve1', address: `198.51.100.${number}` }],
  pveExporter: { tls: 'insecure' },
})

/** Environments as files; of two such sets, some environments are in both. */
const environments = (numbers: number[], namespace: string): Record<string, string> =>
  Object.fromEntries(
    numbers.map(number => [`environments/lab-${number}.ts`, environmentFile(environment(number, namespace))]),
  )

const numbers = Array.from({ length: 10 }, (_, index) => index + 1)

/** Puts other environments into a tree. */
const put = (root: string, sources: Record<string, string>): void => {
  rmSync(join(root, 'environments'), { recursive: true, force: true })
  mkdirSync(join(root, 'environments'))
  for (const [path, text] of Object.entries(sources)) writeFileSync(join(root, path), text)
}

const command = (cli: string, name: string, root: string) =>
  spawnSync(process.execPath, [cli, name, '--root', root], { encoding: 'utf8' })

/** Every file below a root but its environments, with its text. */
const files = (root: string): Map<string, string> =>
  new Map(
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .map(path => [path.slice(root.length + 1), readFileSync(path, 'utf8')] as const)
      .filter(([path]) => !path.startsWith('environments/'))
      .sort(),
  )

const startsWriting = (root: string): boolean =>
  existsSync(join(root, '.build')) &&
  readdirSync(join(root, '.build')).some(name => name.startsWith('build-'))

/** Kills a build at a random moment: of its writing, which takes some tens of milliseconds, or now and then of its whole run. */
const kill = async (cli: string, root: string, round: number): Promise<boolean> => {
  const before = existsSync(join(root, '.build')) ? readdirSync(join(root, '.build')) : []
  assert.equal(before, [])
  const build = spawn(process.execPath, [cli, 'build', '--root', root], { stdio: 'ignore' })
  const ended = once(build, 'exit')
  if (round % 5 === 0) await sleep(Math.random() * 700)
  else {
    while (build.exitCode === null && !startsWriting(root)) await sleep(1)
    await sleep(Math.random() * 30)
  }
  build.kill('SIGKILL')
  return (await ended)[1] === 'SIGKILL'
}

/** All overlays in one call: those on disk must render, whatever the build was about to do. */
const renderAll = (root: string): void => {
  const overlays = readdirSync(join(root, 'overlays')).filter(name =>
    existsSync(join(root, 'overlays', name, 'kustomization.yaml')),
  )
  assert.ok(overlays.length >= 5, String(overlays))
  mkdirSync(join(root, 'all'))
  writeFileSync(
    join(root, 'all/kustomization.yaml'),
    JSON.stringify({ resources: overlays.map(name => `../overlays/${name}`) }),
  )
  assert.ok(kustomize(join(root, 'all')).length >= overlays.length)
  rmSync(join(root, 'all'), { recursive: true })
}

/** A test that kills this many builds, each of which turns one version's tree of some environments into another version's of others. */
export const killedBuilds = (count: number): void => {
  test(`of ${count} killed builds none leaves a torn file or an overlay that does not render, and the next build and check are clean`, async () => {
    if (kubectl.missing) console.log(`rendering after kills: skipped: ${kubectl.missing}`)
    const other = otherVersion()
    const sides = [
      { cli: thisVersion, sources: environments(numbers.slice(0, 8), 'monitoring') },
      { cli: other.cli, sources: environments(numbers.slice(3), 'elsewhere') },
    ].map(({ cli, sources }) => {
      const { root, remove } = tree(sources)
      assert.is(command(cli, 'build', root).status, 0)
      const made = files(root)
      remove()
      return { cli, sources, made }
    })
    const known = new Set(sides.flatMap(({ made }) => [...made].map(String)))
    const { root, remove } = tree((sides[1] as (typeof sides)[0]).sources)
    assert.is(command(other.cli, 'build', root).status, 0)
    let killed = 0
    let amid = 0
    // Of some rounds the build has ended before it is killed: on a busy machine of most.
    for (let round = 0; killed < count && round < 10 * count; round++) {
      const { cli, sources, made } = sides[round % 2] as (typeof sides)[0]
      put(root, sources)
      if (await kill(cli, root, round)) killed += 1
      const left = files(root)
      if (existsSync(join(root, '.build'))) amid += 1
      for (const [path, text] of left)
        if (!path.startsWith('.build/') && path !== '.generated-files')
          assert.ok(
            known.has(`${path},${text}`) || pointer.test(text),
            `round ${round}: ${path} is torn:\n${text}`,
          )
      if (kubectl.path) renderAll(root)
      const { status, stderr } = command(cli, 'build', root)
      assert.is(status, 0, stderr)
      assert.equal(files(root), made, `round ${round}`)
      assert.is(existsSync(join(root, '.build')), false)
      // It makes the schema anew, which takes longer than all the rest of a round.
      if (round % 20 === 0) {
        const check = command(cli, 'check', root)
        assert.is(check.status, 0, check.stdout)
      }
      if ((round + 1) % 50 === 0) console.log(`${round + 1} rounds, ${killed} builds killed`)
    }
    console.log(`${killed} builds were killed, ${amid} of them between taking the lock and giving it back`)
    assert.is(killed, count)
    remove()
    other.remove()
  })
  test.run()
}

/** An overlay that waits for a build to be run again. */
const pointer =
  /^# Generated from environments\/ by npm run build.*\n\{"apiVersion":"[^"]+","kind":"Kustomization","resources":\["\.\.\/\.\.\/\.build\/build-\w+\/overlays\/lab-\d+"\]\}\n$/
