import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { lab } from './generate/overlay/render.ts'
import { built } from './tree.ts'

const readme = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')

/** The first block of a language that holds a text. */
const block = (language: string, part: string): string => {
  const blocks = [...readme.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(
    ([, text]) => text as string,
  )
  return blocks.find(text => text.includes(part)) ?? ''
}

const environment = block('ts', "namespace: 'monitoring'")
const delivered = block('ts', 'extend(byArgoCD')
const building = block('console', 'made     overlays/lab')
const mistaken = block('console', 'did you mean')

/** What a console block shows after its first command, up to the next one or `…`. */
const shown = (text: string): string =>
  (text.split(/\n(?:\$ |…)/)[0] as string).replace(/^\$ .*\n/, '').trim()

const { root, run, remove } = built({ 'another-one': { ...lab, dashboards: false } })
test.after(remove)

const build = (text: string) => {
  writeFileSync(join(root, 'environments/lab.ts'), text)
  const { stdout, stderr } = run('build')
  return (stderr + stdout).trim()
}

test("the README's mistakes are told as it says", () =>
  assert.is(
    build(environment.replace("'198.51.100.12'", "'198.51.100'").replace('tls:', 'tsl:')),
    shown(mistaken),
  ))

test("the README's environment builds as it says, without a warning", () => {
  const told = build(environment)
  assert.is(told.slice(0, shown(building).length), shown(building))
  assert.not.match(told, 'warning')
})

test("the README's environment for Argo CD builds beside the example's shared folder, without a warning", () => {
  mkdirSync(join(root, 'environments/shared'))
  const shared = readFileSync(join(import.meta.dirname, '../environments/shared/delivery.ts'), 'utf8')
  // An operator sets their own repository there; the example's has a warning.
  writeFileSync(
    join(root, 'environments/shared/delivery.ts'),
    shared.replace(/url: '.*'/, "url: 'https://git.corp.internal/monitoring.git'"),
  )
  const told = build(delivered)
  assert.match(told, 'made     gitops/argocd/lab-application.yaml\n')
  assert.not.match(told, 'warning')
})

test("the README's command that creates the Secret is the one that npm run credentials prints", () => {
  const [command = ''] = building.match(/^\$ .*kubectl .* create secret .*$/m) ?? []
  assert.is(run('credentials lab').stdout, `${command.replace('$ ', '')}\n`)
})

test.run()
