import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { images } from '../lib/environment/images.ts'
import type { Environment } from '../lib/environment.ts'
import { built, environmentFile } from './tree.ts'

const repository = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(repository, path), 'utf8')
const pipelines = [...read('docs/ci.md').matchAll(/```yaml\n(.*?)\n```\n/gs)].map(([, text]) =>
  parse(text as string),
)

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  alerts: false,
  dashboards: false,
}

test('the pipelines run scripts that there are', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const lines = JSON.stringify(pipelines).match(/npm run (?:--silent )?[\w:-]+/g) ?? []
  assert.is(lines.length, 6)
  for (const line of lines) assert.ok(scripts[line.replace(/^npm run (--silent )?/, '')], line)
})

test('the pipelines are GitHub Actions’ and GitLab’s', () => {
  const [github, gitlab, nightly, nightlyOfGitLab] = pipelines
  assert.equal(
    github.jobs.check.steps.flatMap(({ run }: { run?: string }) =>
      run?.startsWith('npm ci') || run?.startsWith('npm run check') ? [run] : [],
    ),
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

test('the token of the nightly job is one that only the default branch gets', () => {
  const [github, , nightly] = pipelines
  // A secret of the repository goes to whatever workflow somebody pushes to a branch; that of an environment to the branches that it names.
  assert.is(nightly.jobs.discover.environment, 'discover')
  assert.match(read('docs/ci.md'), /Environments: `discover`, deployment branches: `main` alone/)
  assert.not.match(JSON.stringify(github), 'secrets.')
  assert.match(
    read('docs/ci.md'),
    /In GitLab: a pipeline schedule, a protected runner, the masked and protected variable/,
  )
})

test('Renovate finds both images where they are pinned, and nothing else there', () => {
  const [manager] = JSON.parse(read('renovate.json')).customManagers
  const [, pattern] = /^\/(.*)\/$/.exec(manager.managerFilePatterns[0]) ?? []
  assert.match('lib/environment/images.ts', new RegExp(pattern as string))
  const found = [...read('lib/environment/images.ts').matchAll(new RegExp(manager.matchStrings[0], 'g'))]
  assert.equal(
    found.map(({ groups }) => ({ ...groups })),
    [images.pveExporter, images.telegraf].map(({ name, tag }) => ({ depName: name, currentValue: tag })),
  )
})

test("the pipelines' comment is what diff prints of a branch", () => {
  const { root, run, remove } = built({ lab })
  const git = (...words: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], { cwd: root })
  git('init', '--quiet')
  git('add', '--all')
  git('commit', '--quiet', '--message', 'before')
  const changed = { ...lab, hypervisors: [{ name: 'pve1', address: '198.51.100.9' }] }
  writeFileSync(join(root, 'environments/lab.ts'), environmentFile(changed))
  const lines = JSON.stringify(pipelines).matchAll(
    /npm run --silent (diff) -- (--against) \\"\$\w+\\" (--markdown) > comment\.md/g,
  )
  const comments = [...lines].map(([, ...words]) =>
    run(words.join(' ').replace('--against', '--against HEAD')),
  )
  remove()
  assert.is(comments.length, 2)
  for (const { status, stdout } of comments) {
    assert.is(status, 0)
    assert.match(stdout, '\n**`lab`**\n\n- `pve1` `198.51.100.1` → `.9`\n')
  }
})

test.run()
