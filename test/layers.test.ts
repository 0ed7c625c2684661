import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const repository = join(import.meta.dirname, '..')

/** An import upwards out of each room, and where the linter says that the thing belongs. */
const upwards: [file: string, imported: string, belongs: string][] = [
  ['problem/problem.ts', '../environment/defaults.ts', 'lib/problem/ stands at the bottom'],
  ['file/yaml.ts', '../environment/defaults.ts', 'lib/file/ imports lib/problem/ alone'],
  [
    'environment.ts',
    './environment/address.ts',
    'lib/environment.ts imports nothing but the names of exporters',
  ],
  ['environment/address.ts', '../load/load.ts', 'what reads files belongs'],
  ['extend.ts', './load/load.ts', 'lib/extend.ts is imported by environments'],
  ['load/load.ts', '../validate/validate.ts', 'lib/load/ gives values and judges nothing'],
  ['monitoring/alerts/alert.ts', '../../generate/base.ts', 'lib/monitoring/ knows expressions'],
  ['monitoring/dashboards/pages/fleet.ts', '../../../write/plan.ts', 'lib/monitoring/ knows expressions'],
  ['generate/base.ts', '../write/manifest.ts', 'lib/generate/ makes files in memory'],
  ['generate/overlay/tls.ts', '../../validate/validate.ts', 'lib/generate/ makes files in memory'],
  ['validate/rules/tls.ts', '../../write/lock.ts', 'lib/validate/ gives problems'],
  ['write/lock.ts', '../validate/validate.ts', 'lib/write/ compares and writes'],
  ['write/plan.ts', '../generate/base.ts', 'what makes them belongs in lib/generate/'],
  ['monitoring/expressions/guests.ts', '../alerts/alert.ts', 'stands below alerts, dashboards'],
  ['write/plan.ts', '../environment-file/hypervisors.ts', 'what makes them belongs in lib/generate/'],
  ['cluster/kubectl.ts', '../doctor/chain.ts', 'what judges its answers belongs'],
  ['proxmox/api.ts', '../cluster/kubectl.ts', 'lib/proxmox/ reads the API'],
  ['environment-file/hypervisors.ts', '../proxmox/api.ts', 'writes and edits the text of an environment'],
  ['doctor/chain.ts', '../commands/build.ts', 'lib/doctor/ gives findings'],
  ['discover/members.ts', '../doctor/chain.ts', 'lib/discover/ compares'],
  ['release/values.ts', '../difference/words.ts', 'lib/release/ turns'],
  ['difference/words.ts', '../release/values.ts', 'lib/difference/ says in words'],
  ['commands/build.ts', '../cli.ts', 'no command imports it'],
  ['cli.ts', './write/lock.ts', 'what they do belongs'],
]

/** What Biome says of files under this repository's own rules, one problem a line, with its file and line. */
const lint = (files: Record<string, string>): string => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-layers-'))
  cpSync(join(repository, 'biome.json'), join(root, 'biome.json'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const { stdout } = spawnSync(
    join(repository, 'node_modules/.bin/biome'),
    ['lint', '--vcs-enabled=false', '--reporter=github', root],
    { cwd: root, encoding: 'utf8' },
  )
  rmSync(root, { recursive: true })
  return stdout
}

const layers = suite('layers of lib/')

for (const [file, imported, belongs] of upwards)
  layers(`${file} may not import ${imported}`, () => {
    assert.match(lint({ [`lib/${file}`]: `import '${imported}'\n` }), belongs)
  })

layers('an import downwards is welcome', () => {
  assert.not.match(
    lint({ 'lib/validate/rules/tls.ts': "import '../../environment/defaults.ts'\n" }),
    'noRestrictedImports',
  )
})

layers('a circle of types is a circle', () => {
  const said = lint({
    'lib/write/plan.ts': "import type { Text } from './text.ts'\nexport type Plan = Text[]\n",
    'lib/write/text.ts': "import type { Plan } from './plan.ts'\nexport type Text = Plan | string\n",
  })
  assert.match(said, 'noImportCycles')
})

layers.run()
