import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import { check } from '../../lib/commands/check.ts'
import { credentials } from '../../lib/commands/credentials.ts'
import { diffAgainst, diffWithCluster } from '../../lib/commands/diff.ts'
import { discover } from '../../lib/commands/discover.ts'
import { doctor } from '../../lib/commands/doctor.ts'
import { type ImportFlags, importRelease } from '../../lib/commands/import.ts'
import { newEnvironment } from '../../lib/commands/new.ts'
import { rules, rulesOfAll } from '../../lib/commands/rules.ts'
import type { NewFlags } from '../../lib/commands/steps/new-typed.ts'
import { repository } from '../../lib/file/repository.ts'
import { approved } from '../approved.ts'
import { tree } from '../tree.ts'
import { captured } from './captured.ts'

const lab =
  'hypervisors: [{ name: pve1, address: 198.51.100.1 }]\npveExporter: { tls: insecure }\nalerts: false\n'
const wrong = 'hypervisors: [{ name: PVE1, address: 127.0.0.1 }]\npveExporter: { tls: insecure }\n'
const verified = lab.replace('tls: insecure', 'tls: { caSecret: own-ca }')
const trees: Record<string, Record<string, string>> = {
  empty: { 'environments/shared/none.ts': '' },
  valid: {
    'environments/lab.yaml': lab,
    'environments/other.yaml': `namespace: other\n${lab}`,
    'environments/verified.yaml': verified.replace(
      'pve1, address: 198.51.100.1',
      'pve2, address: 198.51.100.2',
    ),
  },
  wrong: { 'environments/lab.yaml': lab, 'environments/wrong.yaml': wrong },
  odd: { 'environments/lab.yaml': lab, 'environments/lab.yml': lab, 'overlays/lab/own.yaml': 'a: b\n' },
}

const values = `verifySsl: false
namespace: observability
user: prometheus@pve
hypervisors: [{ name: pve1, ip: 198.51.100.11 }]
`
const inputs: Record<string, string> = {
  'values.yaml': values,
  'paris.yaml': 'hypervisors: [{ name: pve-paris-1, ip: 203.0.113.21 }]\nserviceMonitor: { interval: 2m }\n',
  'lyon.yaml': 'hypervisors: [{ name: pve-lyon-1, ip: 203.0.113.31 }]\n',
  'wrong.yaml':
    'hypervisors: [{ name: pve1, ip: 127.0.0.1 }]\nverifySsl: false\nserviceMonitor:\n  interval: every minute\n',
  'twice.yaml':
    'hypervisors: [{ name: pve1, ip: pve1.example.com }]\ntargets: [{ name: pve1, ip: pve1.example.com }]\n',
}

const flags: ImportFlags = {
  name: [],
  hypervisor: [],
  takeOver: false,
  yaml: true,
  dryRun: false,
  json: false,
}
const typed: NewFlags = {
  hypervisor: ['pve1=198.51.100.11'],
  monitorLabel: [],
  monitorLabels: false,
  nodeExporter: true,
  yaml: true,
  cluster: false,
  tls: 'insecure',
}

type Command = (root: string, file: (name: string) => string) => Promise<unknown>

const importing =
  (files: string[], some: Partial<ImportFlags> = {}): Command =>
  (root, file) =>
    importRelease(root, files.map(file), {
      ...flags,
      ...some,
      name: (some.name ?? []).map(name => name.replace(/=(.*)/, (_, own: string) => `=${file(own)}`)),
    })
const creating =
  (name: string | undefined, some: Partial<NewFlags> = {}): Command =>
  root =>
    newEnvironment(root, name, { ...typed, ...some }, {
      input: { isTTY: false },
      output: { isTTY: false },
    } as never)

/** Where no program is found. */
const withoutPrograms = async (use: () => Promise<unknown>) => {
  const { PATH } = process.env
  process.env.PATH = import.meta.dirname
  await use()
  process.env.PATH = PATH
}

/** Commands on a tree, by what is asked. */
const commands: [what: string, tree: keyof typeof trees, command: Command][] = [
  ['import of values', 'empty', importing(['values.yaml'], { name: ['lab'] })],
  [
    'import that says all beside the values',
    'empty',
    importing(['values.yaml'], {
      name: ['lab'],
      hypervisor: ['own=198.51.100.11', 'more=198.51.100.12'],
      namespace: 'other',
      namePrefix: 'x-',
      tls: 'own-ca',
    }),
  ],
  ['import that verifies nothing', 'empty', importing(['paris.yaml'], { name: ['paris'], tls: 'insecure' })],
  ['import as JSON', 'empty', importing(['values.yaml'], { name: ['lab'], json: true })],
  [
    'import as a rehearsal',
    'valid',
    importing(['values.yaml'], { name: ['sandbox'], dryRun: true, takeOver: true }),
  ],
  [
    'import of several',
    'empty',
    importing(['values.yaml'], { name: ['paris=paris.yaml', 'lyon=lyon.yaml'] }),
  ],
  [
    'import of several with mistakes',
    'empty',
    importing(['values.yaml'], { name: ['paris=paris.yaml', 'wrong=wrong.yaml'] }),
  ],
  [
    'import of names without files',
    'empty',
    importing(['values.yaml'], { name: ['paris=paris.yaml', 'lyon'], hypervisor: ['x'] }),
  ],
  [
    'import of a name twice',
    'empty',
    importing(['values.yaml'], { name: ['paris=paris.yaml', 'paris=lyon.yaml'] }),
  ],
  ['import of nothing', 'empty', importing([])],
  ['import of what asks twice for an address', 'empty', importing(['twice.yaml'], { name: ['lab'] })],
  ['import of a name that is taken', 'valid', importing(['values.yaml'], { name: ['lab'] })],
  ['import of a name that is none', 'valid', importing(['values.yaml'], { name: ['1'] })],
  ['import beside what is wrong', 'wrong', importing(['values.yaml'], { name: ['sandbox'] })],
  ['new environment', 'empty', creating('lab')],
  [
    'new environment with everything',
    'empty',
    creating('lab', {
      tls: 'ca',
      namespace: 'a',
      secret: 'b',
      monitorLabels: true,
      monitorLabel: ['a=b'],
      nodeExporter: false,
      delivery: 'flux',
      repository: 'https://git.corp.internal/a.git',
    }),
  ],
  [
    'new environment without anything',
    'empty',
    creating(undefined, { hypervisor: [], monitorLabels: true, delivery: 'flux' }),
  ],
  ['new environment that is not valid', 'empty', creating('lab', { hypervisor: ['PVE1=127.0.0.1'] })],
  [
    'new environment beside what is wrong',
    'wrong',
    creating('sandbox', { hypervisor: ['pve7=198.51.100.7'] }),
  ],
  ['credentials', 'valid', root => credentials(root, 'verified')],
  ['credentials of what is wrong', 'wrong', root => credentials(root, 'wrong')],
  ['credentials beside what is wrong', 'wrong', root => credentials(root, 'lab')],
  ['credentials of a name that is misspelt', 'valid', root => credentials(root, 'labb')],
  ['credentials of nothing', 'empty', root => credentials(root, 'lab')],
  ['credentials of a far name', 'valid', root => credentials(root, 'production-paris')],
  ['rules', 'valid', root => rules(root, 'other')],
  ['rules of a name that is not there', 'wrong', root => rules(root, 'production-paris')],
  ['rules of all', 'valid', root => rulesOfAll(root, join(root, 'rules'))],
  ['rules of all beside what is wrong', 'wrong', root => rulesOfAll(root, join(root, 'rules'))],
  ['rules of all into a file', 'valid', root => rulesOfAll(root, join(root, 'environments/lab.yaml'))],
  ['check of what is wrong', 'wrong', root => check(root, { yamlOnly: true })],
  ['check beside what is odd', 'odd', root => check(root, { yamlOnly: true })],
  ['diff of what is wrong', 'wrong', root => diffAgainst(root, 'HEAD', undefined, { yamlOnly: true })],
  ['diff without a repository', 'valid', root => diffAgainst(root, 'HEAD', undefined, { yamlOnly: true })],
  ['diff with a cluster of what is wrong', 'wrong', root => diffWithCluster(root, 'lab', {})],
  ['diff with a cluster of a name that is misspelt', 'valid', root => diffWithCluster(root, 'labb', {})],
  ['discover of a name that is misspelt', 'valid', root => discover(root, 'labb', { timeout: 1 })],
  ['discover without token and CA', 'valid', root => discover(root, 'verified', { timeout: 1, json: true })],
  [
    'discover with a token that is none',
    'valid',
    (root, file) =>
      discover(root, 'verified', { timeout: 1, tokenFile: file('values.yaml'), ca: file('values.yaml') }),
  ],
  ['doctor of a name that is misspelt', 'valid', root => doctor(root, 'labb', { offline: true })],
  ['doctor of what is wrong', 'wrong', root => doctor(root, 'wrong', { offline: true })],
  ['doctor of nothing', 'empty', root => doctor(root, undefined, { offline: true })],
  [
    'doctor with mistakes',
    'valid',
    (root, file) =>
      doctor(root, 'lab', {
        offline: true,
        only: 'PM101, pm999,PM10',
        wait: '5',
        tokenFile: file('values.yaml'),
      }),
  ],
  [
    'doctor with a token that is not there',
    'valid',
    (root, file) => doctor(root, 'lab', { offline: true, tokenFile: file('none') }),
  ],
  [
    'doctor for roles',
    'valid',
    root => doctor(root, 'lab', { rbac: 'system:serviceaccount:ci:doctor', only: 'PM301' }),
  ],
  ['doctor for roles of nobody', 'valid', root => doctor(root, undefined, { rbac: true, only: 'PM302' })],
  [
    'doctor without kubectl',
    'valid',
    root => withoutPrograms(() => doctor(root, undefined, { offline: true, only: 'PM102' })),
  ],
  [
    'doctor without kubectl in a context, as JSON',
    'wrong',
    root =>
      withoutPrograms(() =>
        doctor(root, 'lab', { only: 'PM101, pm102', wait: '1s', json: true, context: 'production' }),
      ),
  ],
  [
    'doctor without kubectl, in Markdown',
    'valid',
    root => withoutPrograms(() => doctor(root, 'lab', { only: 'PM103', markdown: true })),
  ],
  [
    'diff with a cluster without kubectl',
    'valid',
    root => withoutPrograms(() => diffWithCluster(root, 'lab', {})),
  ],
  [
    'diff without git',
    'valid',
    root => withoutPrograms(() => diffAgainst(root, 'HEAD', undefined, { yamlOnly: true })),
  ],
  [
    'new environment without kubectl',
    'empty',
    root => withoutPrograms(() => creating('lab', { cluster: true, monitorLabels: true })(root, String)),
  ],
  [
    'new environment in a folder that is not there',
    'empty',
    (root, file) => creating('lab')(join(root, 'none'), file),
  ],
  ['a folder that is not there', 'empty', root => importRelease(join(root, 'none'), [], flags)],
]

/** What stands below environments/ and rules/ afterwards, and was not there before. */
const made = (root: string, before: Record<string, string>): string[] =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /^(environments|rules)\/.*\.(ts|yaml)$/.test(path) && before[path] === undefined)
    .sort()
    .map(path => `--- ${path}\n${readFileSync(join(root, path), 'utf8')}`)

for (const variable of ['PVE_TOKEN', 'PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'])
  delete process.env[variable]

for (const [what, on, command] of commands)
  test(`everything that is told and written is as approved: ${what}`, async () => {
    const files = trees[on] ?? {}
    const { root, remove } = tree({
      ...files,
      ...Object.fromEntries(Object.entries(inputs).map(([name, text]) => [`inputs/${name}`, text])),
    })
    const text = await captured(root, () => command(root, name => join(root, 'inputs', name)))
    const all = [text, ...made(root, files)]
      .join('')
      .replaceAll(repository, '<repository>')
      .replaceAll(root.split('/').at(-1) ?? root, '<tree>')
    approved(import.meta.dirname, `${what.replaceAll(/[ ,]+/g, '-')}.txt`, all)
    remove()
  })

test.run()
