import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { build } from '../../../lib/commands/build.ts'
import { check } from '../../../lib/commands/check.ts'
import { buildTree } from '../../../lib/commands/steps/build-tree.ts'
import { outdatedFiles } from '../../../lib/commands/steps/outdated-files.ts'
import { secondsOf } from '../../../lib/commands/steps/seconds-of.ts'
import { workingTree } from '../../../lib/commands/steps/working-tree.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { serialize } from '../../../lib/file/serialize.ts'
import { dashboardFiles } from '../../../lib/generate/dashboard-files.ts'
import { generate } from '../../../lib/generate/generate.ts'
import { evaluateNone } from '../../../lib/load/evaluate-none.ts'
import { deliveredNames } from '../../../lib/monitoring/dashboards/dashboard-names.ts'
import { tree } from '../../tree.ts'
import { captured } from '../captured.ts'

const silent = () => {}
const lab = 'hypervisors: [{ name: pve1, address: 198.51.100.1 }]\npveExporter: { tls: insecure }\n'
const plain = `${lab}alerts: false\ndashboards: false\n`

test('the files that are outdated are told to the environments that are rendered from them', async () => {
  const hypervisors = [{ name: 'pve1', address: '198.51.100.1' }]
  const environments = [
    complete('lab', 'environments/lab.ts', { hypervisors, pveExporter: { tls: 'insecure' } }),
    complete('other', 'environments/other.ts', {
      hypervisors,
      pveExporter: { tls: 'insecure' },
      dashboards: false,
    }),
  ]
  const { files } = await dashboardFiles(silent)
  const dashboards = { files, names: deliveredNames }
  const { root, remove } = tree({})
  for (const file of [...generate(environments, deliveredNames), ...files]) {
    mkdirSync(dirname(join(root, file.path)), { recursive: true })
    writeFileSync(join(root, file.path), serialize(file))
  }
  const outdated = async () => {
    const of = outdatedFiles(root, { environments, dashboards } as never)
    return Promise.all(environments.map(of))
  }
  assert.equal(await outdated(), [[], []])
  const change = (path: string, text: (before: string) => string) =>
    writeFileSync(join(root, path), text(readFileSync(join(root, path), 'utf8')))
  change('base/kustomization.yaml', before => before.replaceAll('\n', '\r\n'))
  assert.equal(await outdated(), [[], []])
  change('base/kustomization.yaml', before => `${before}# a\n`)
  change('overlays/lab/kustomization.yaml', before => `${before}# a\n`)
  rmSync(join(root, 'overlays/other/kustomization.yaml'))
  change('dashboards/proxmox-fleet.json', before => `${before} `)
  assert.equal(await outdated(), [
    ['base/kustomization.yaml', 'overlays/lab/kustomization.yaml', 'dashboards/proxmox-fleet.json'],
    ['base/kustomization.yaml', 'overlays/other/kustomization.yaml'],
  ])
  remove()
})

test('a duration of an option is seconds, or told as none', async () => {
  const told = await captured(import.meta.dirname, async () => {
    assert.equal(
      ['0s', '90s', '5m', '1h30m', '500ms', '1d', '1w', '1y'].map(text => secondsOf('--wait', text)),
      [0, 90, 300, 5400, 0.5, 86_400, 604_800, 31_536_000],
    )
    assert.equal(
      ['', '5', 's', '5 m', 'x5m', '5mx', '-5m'].map(text => secondsOf('--wait', text)),
      Array(7).fill(undefined),
    )
  })
  assert.is(
    told,
    `exit code 1\n--- stderr\n${['', '5', 's', '5 m', 'x5m', '5mx', '-5m']
      .map(
        text =>
          `--wait: ${JSON.stringify(text)} is no duration; write one such as 90s or 5m\n1 problem; nothing was looked at\n`,
      )
      .join('')}`,
  )
})

test('a build makes what a check finds, and then finds nothing to do', async () => {
  const { root, remove } = tree({ 'environments/lab.yaml': plain })
  const counted = async () => (await captured(root, () => build(root))).replaceAll(/[1-9]\d+/g, '<n>')
  assert.match(await counted(), /\n… and <n> more\n<n> made, 0 changed, 0 removed, 0 unchanged\n$/)
  assert.is(await counted(), 'exit code 0\n--- stdout\n0 made, 0 changed, 0 removed, <n> unchanged\n')
  // Only the environment's own overlay is read again.
  writeFileSync(join(root, 'environments/lab.yaml'), plain.replace('198.51.100.1', '198.51.100.2'))
  writeFileSync(join(root, 'overlays/lab/own.yaml'), '')
  writeFileSync(
    join(root, 'overlays/lab/copy.yaml'),
    readFileSync(join(root, 'overlays/lab/kustomization.yaml')),
  )
  const checked = await captured(root, () => check(root, { yamlOnly: true }))
  assert.match(
    checked,
    '--- stdout\nextra    overlays/lab/copy.yaml (not in .generated-files: delete it by hand)\ndiffers  overlays/lab/',
  )
  assert.match(
    checked,
    '--- stderr\noverlays/lab/own.yaml: warning: is not made by the build, and no overlay takes it in; delete it, or keep it elsewhere\n',
  )
  const { stale, tree: working } = await workingTree(root, silent, evaluateNone)
  assert.is(stale, 2)
  assert.is(working?.read('overlays/lab/own.yaml'), '')
  assert.is(working?.read('environments/lab.yaml'), undefined)
  assert.is(
    (await captured(root, () => build(root))).replaceAll(/\d{2,}/g, '<n>'),
    `exit code 0
--- stdout
changed  overlays/lab/endpoints.yaml
changed  overlays/lab/pve-exporter-hypervisor-network-policy.yaml
0 made, 2 changed, 0 removed, <n> unchanged
--- stderr
overlays/lab/copy.yaml: warning: is marked as generated, but .generated-files does not list it, so the build left it; delete it, or delete its first line to keep it
`,
  )
  rmSync(join(root, 'environments/lab.yaml'))
  writeFileSync(join(root, 'environments/other.yaml'), plain)
  const renamed = await captured(root, () => build(root))
  assert.match(renamed, 'made     overlays/other/kustomization.yaml\n')
  assert.match(renamed, 'removed  overlays/lab/kustomization.yaml\n')
  assert.equal(readdirSync(join(root, 'overlays')).sort(), ['lab', 'other'])
  remove()
})

test('a build that can’t be made says why, and whether it touched anything', async () => {
  const { root, remove } = tree({ 'environments/lab.yaml': 'hypervisors: []\n' })
  const { problems, touched, plan } = await buildTree(root, silent)
  assert.equal([problems.length > 0, touched, plan], [true, false, undefined])
  assert.match(
    await captured(root, () => build(root)),
    /^exit code 1\n--- stderr\n(.*\n)+\d+ problems?; nothing was written\n$/,
  )
  const missing = join(root, 'none')
  assert.equal(await buildTree(missing, silent), {
    problems: [
      { file: missing, message: 'is not a folder; give --root the folder that holds environments/' },
    ],
    touched: false,
  })
  writeFileSync(join(root, '.build'), '')
  writeFileSync(join(root, 'environments/lab.yaml'), plain)
  const blocked = await buildTree(root, silent)
  assert.is(blocked.touched, false)
  assert.match(blocked.problems[0]?.message ?? '', 'where the build needs a folder of its own')
  rmSync(join(root, '.build'))
  mkdirSync(join(root, 'base/kustomization.yaml'), { recursive: true })
  const inTheWay = await buildTree(root, silent)
  assert.is(inTheWay.touched, false)
  assert.match(inTheWay.problems[0]?.message ?? '', 'where the build needs a file of its own')
  // Texts were made by then, and waited in the workspace.
  assert.equal(readdirSync(root).sort(), ['base', 'environments'])
  remove()
})

test.run()
