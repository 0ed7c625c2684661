import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { built, environmentFile } from '../tree.ts'

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
  alerts: false,
  dashboards: false,
}
/** A file as SOPS encrypts it, as far as a build could tell. */
const encrypted =
  'apiVersion: v1\nkind: Secret\nmetadata:\n  name: pve-exporter\nstringData:\n  PVE_USER: ENC[AES256_GCM,data:YQ==,iv:Yg==,tag:Yw==,type:str]\nsops:\n  mac: ENC[AES256_GCM,data:YQ==,iv:Yg==,tag:Yw==,type:str]\n'
const overlay = 'overlays/lab/kustomization.yaml'

/** All that stands below a root, to see that checking changes nothing. */
const state = (root: string) =>
  readdirSync(root, { recursive: true })
    .sort()
    .map(path => [path, statSync(join(root, String(path))).mtimeMs])

/** What `check` says of a built tree after somebody did something to it. */
const checked = (doing: (root: string) => void, environments: Record<string, Environment> = { lab }) => {
  const { root, run, remove } = built(environments)
  doing(root)
  const before = state(root)
  const { status, stdout, stderr } = run('check')
  assert.equal(state(root), before)
  remove()
  // uvu forces colours.
  return { status, stdout: stripVTControlCharacters(stdout), stderr }
}

const change = (path: string, edit: (text: string) => string) => (root: string) =>
  writeFileSync(join(root, path), edit(readFileSync(join(root, path), 'utf8')))

test('a tree that is what its environments make is right, in one line', () => {
  const { status, stdout, stderr } = checked(() => {})
  assert.match(stdout, /^\d+ generated files are up to date\n$/)
  assert.equal([status, stderr], [0, ''])
})

test('an overlay that nobody added is missing, and so is it in the list of what was made', () => {
  const { status, stdout } = checked(root =>
    writeFileSync(join(root, 'environments/new.ts'), environmentFile(lab)),
  )
  assert.match(
    stdout,
    /^missing {2}overlays\/new\/endpoints\.yaml\nmissing {2}overlays\/new\/pve-exporter-hypervisor-network-policy\.yaml\nmissing {2}overlays\/new\/kustomization\.yaml\ndiffers {2}\.generated-files\n/,
  )
  assert.match(stdout, /^\+overlays\/new\/kustomization\.yaml$/m)
  assert.match(stdout, /\n4 files are out of date; run `npm run build` and commit the result\n$/)
  assert.is(status, 1)
})

test('an overlay whose environment is gone is extra', () => {
  const { status, stdout } = checked(root => rmSync(join(root, 'environments/attic.ts')), { lab, attic: lab })
  assert.match(stdout, /^(extra {4}overlays\/attic\/[a-z-]+\.yaml\n){3}differs {2}\.generated-files\n/)
  assert.is(status, 1)
})

test('an overlay that says that it is generated and that no list knows is extra, and the build tells to delete it', () => {
  const { root, run, remove } = built({ lab })
  cpSync(join(root, 'overlays/lab'), join(root, 'overlays/lost'), { recursive: true })
  const { status, stdout } = run('check')
  assert.match(
    stdout,
    /^extra {4}overlays\/lost\/endpoints\.yaml .*\nextra {4}overlays\/lost\/kustomization\.yaml \(not in \.generated-files: delete it by hand\)\n/,
  )
  assert.is(status, 1)
  const build = run('build')
  assert.match(
    build.stderr,
    /^overlays\/lost\/endpoints\.yaml: warning: .*\noverlays\/lost\/kustomization\.yaml: warning: is marked as generated, but/,
  )
  assert.is(build.status, 0)
  assert.ok(existsSync(join(root, 'overlays/lost/kustomization.yaml')))
  remove()
})

test('an environment that is renamed is one overlay missing and one extra', () => {
  const { stdout } = checked(root =>
    renameSync(join(root, 'environments/lab.ts'), join(root, 'environments/new.ts')),
  )
  assert.match(
    stdout,
    /^(missing {2}overlays\/new\/[a-z-]+\.yaml\n){3}(extra {4}overlays\/lab\/[a-z-]+\.yaml\n){3}/,
  )
})

test('a generated file that was deleted is missing', () => {
  const { status, stdout } = checked(root => rmSync(join(root, 'base/kustomization.yaml')))
  assert.match(stdout, /^missing {2}base\/kustomization\.yaml\n/)
  assert.match(stdout, /\n1 file is out of date/)
  assert.is(status, 1)
})

test('a generated file that was edited by hand differs, and the diff shows what the build would change', () => {
  const { status, stdout } = checked(
    change(overlay, text => text.replace('namespace: monitoring', 'namespace: mine')),
  )
  assert.is(
    stdout.split('\n').slice(0, 12).join('\n'),
    `differs  ${overlay}

--- ${overlay} (committed)
+++ ${overlay} (generated)
@@ -1,8 +1,8 @@
 # Generated from environments/lab.ts by npm run build; change that file, not this one.
 apiVersion: kustomize.config.k8s.io/v1beta1
 kind: Kustomization
-namespace: mine
+namespace: monitoring
 namePrefix: lab-
 labels:`,
  )
  assert.is(status, 1)
})

const invisible: [string, (text: string) => string, RegExp][] = [
  [
    'line ends of another system',
    text => text.replaceAll('\n', '\r\n'),
    /kustomization\.yaml: only its line ends differ, CRLF \(committed\) and LF \(generated\); see \.gitattributes\n/,
  ],
  [
    'one line end of another system',
    text => text.replace('\n', '\r\n').concat('# mine\n'),
    /^-# Generated from .*\\r$/m,
  ],
  ['a byte order mark', text => `\uFEFF${text}`, /^-\\uFEFF# Generated from /m],
  ['no newline at the end', text => text.trimEnd(), /^\\ No newline at end of file$/m],
]

for (const [what, edit, expected] of invisible)
  test(`${what} can be seen`, () => {
    const { status, stdout } = checked(change(overlay, edit))
    assert.match(stdout, expected)
    assert.is(status, 1)
  })

test('what somebody committed steers no terminal, and no token in it is shown', () => {
  const { root, run, remove } = built({ lab })
  const steering = '\u001b[2J\u001b]0;title\u0007'
  const named = `overlays/lost/${steering}\n7 generated files are up to date.yaml`
  cpSync(join(root, 'overlays/lab'), join(root, 'overlays/lost'), { recursive: true })
  renameSync(join(root, 'overlays/lost/kustomization.yaml'), join(root, named))
  change(overlay, text => `${text}# ${steering}\n# PVEAPIToken=a@pve!b=c0ffee\n`)(root)
  const { stdout } = run('check')
  remove()
  const text = stripVTControlCharacters(stdout)
  assert.match(text, String.raw`extra    overlays/lost/\u001b[2J\u001b]0;title\u0007\u000a7 generated files`)
  assert.match(text, String.raw`-# \u001b[2J\u001b]0;title\u0007`)
  assert.match(text, '-# (hidden)\n')
  assert.not.match(stdout, '\u001b[2J')
  assert.not.match(stdout, '\u0007')
})

test('a file that has nothing in common with what it should be is named without its text', () => {
  const { stdout } = checked(change('.generated-files', () => 'x\n'.repeat(20_000)))
  assert.match(stdout, /^differs {2}\.generated-files\n\n\.generated-files: is too different to show how\n/)
})

test('of many files that differ all are named, and twenty diffs shown', () => {
  const names = Array.from({ length: 25 }, (_, index) => `lab-${index}`)
  const { stdout } = checked(
    root => {
      for (const name of names) change(`overlays/${name}/kustomization.yaml`, text => `${text}# mine\n`)(root)
    },
    Object.fromEntries(names.map(name => [name, lab])),
  )
  assert.is(stdout.match(/^differs {2}/gm)?.length, 25)
  assert.is(stdout.match(/^-# mine$/gm)?.length, 20)
  assert.match(stdout, /\n… and 5 more that differ\n/)
})

test('a problem in an environment is told, and nothing compared', () => {
  const { status, stdout, stderr } = checked(root =>
    writeFileSync(join(root, 'environments/bad.yaml'), '{}\n'),
  )
  assert.match(stderr, /^environments\/bad\.yaml:/)
  assert.match(stderr, /; nothing was compared\n$/)
  assert.equal([status, stdout], [1, ''])
})

test('a file in overlays/ that nobody generated is named, unless an overlay takes it in or it is hidden', () => {
  const sops = {
    ...lab,
    pveExporter: { tls: 'insecure', credentials: { sops: { file: 'token.sops.yaml' } } },
  } as const
  const { status, stdout, stderr } = checked(
    root => {
      for (const file of ['lab/token.sops.yaml', 'lab/notes.txt', 'lab/.gitkeep', 'extra.yaml'])
        writeFileSync(join(root, 'overlays', file), encrypted)
    },
    { lab: sops },
  )
  const message = 'is not made by the build, and no overlay takes it in; delete it, or keep it elsewhere'
  assert.is(stderr, `overlays/extra.yaml: warning: ${message}\noverlays/lab/notes.txt: warning: ${message}\n`)
  assert.match(stdout, /generated files are up to date/)
  assert.is(status, 0)
})

test.run()
