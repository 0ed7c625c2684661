import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { images } from '../lib/environment/images.ts'
import type { Environment } from '../lib/environment.ts'
import { kubectl, kubectlSuite } from './kubectl.ts'
import { built, environmentFile } from './tree.ts'

const repository = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const pipelines = [...read('docs/ci.md').matchAll(/```yaml\n(.*?)\n```\n/gs)].map(([, text]) =>
  parse(text as string),
)

test('the pipelines run scripts that there are', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const lines = JSON.stringify(pipelines).match(/npm run [\w:-]+/g) ?? []
  assert.is(lines.length, 4)
  for (const line of lines) assert.ok(scripts[line.slice('npm run '.length)], line)
})

test('the pipelines are GitHub Actions’ and GitLab’s', () => {
  const [github, gitlab, nightly, nightlyOfGitLab] = pipelines
  assert.equal(
    github.jobs.check.steps.flatMap(({ run }: { run?: string }) => (run?.startsWith('npm') ? [run] : [])),
    ['npm ci --ignore-scripts', 'npm run check'],
  )
  assert.equal(gitlab.check.script, ['npm ci --ignore-scripts', 'npm run check'])
  const discover = 'npm run discover -- lab --check --ca ca/lab.crt'
  assert.equal(nightly.jobs.discover.steps.at(-1), {
    run: discover,
    env: { PVE_TOKEN: `\${{ secrets.PVE_TOKEN }}` },
  })
  assert.is(nightlyOfGitLab.discover.script.at(-1), discover)
})

test("Renovate finds the exporter's image where it is pinned, and nothing else there", () => {
  const [manager] = JSON.parse(read('renovate.json')).customManagers
  const [, pattern] = /^\/(.*)\/$/.exec(manager.managerFilePatterns[0]) ?? []
  assert.match('lib/environment/images.ts', new RegExp(pattern as string))
  const found = [...read('lib/environment/images.ts').matchAll(new RegExp(manager.matchStrings[0], 'g'))]
  assert.equal(
    found.map(({ groups }) => ({ ...groups })),
    [{ depName: images.pveExporter.name, currentValue: images.pveExporter.tag }],
  )
})

test.run()

const rendering = kubectlSuite('what the clusters would get')

rendering('a reviewer sees what changes in the objects of each overlay, also of one that comes', () => {
  const lab: Environment = {
    hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
    pveExporter: { tls: 'insecure' },
    alerts: false,
    dashboards: false,
  }
  const { root, run, remove } = built({ lab })
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: root })
  writeFileSync(join(root, 'rendered-diff'), read('.ci/rendered-diff').replace('/..', ''))
  chmodSync(join(root, 'rendered-diff'), 0o755)
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'before')
  const environment = {
    ...process.env,
    PATH: `${dirname(kubectl.path as string)}${delimiter}${process.env.PATH}`,
  }
  const shown = () =>
    spawnSync('./rendered-diff', ['HEAD'], { cwd: root, encoding: 'utf8', env: environment })
  assert.equal([shown().status, shown().stdout], [0, ''])
  const changed = { ...lab, hypervisors: [{ name: 'pve1', address: '198.51.100.9' }] }
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile(changed))
  writeFileSync(
    join(root, 'environments/other.ts'),
    environmentFile({ ...lab, namespace: 'other', hypervisors: [{ name: 'pve1', address: '198.51.100.7' }] }),
  )
  run('build')
  const { status, stdout } = shown()
  remove()
  assert.is(status, 0)
  assert.match(stdout, /^-.*198\.51\.100\.1$/m)
  assert.match(stdout, /^\+.*198\.51\.100\.9$/m)
  assert.match(stdout, /^\+\+\+ after\/other\.yaml/m)
  assert.not.match(stdout, /^-[^-].*other/m)
})

rendering.run()
