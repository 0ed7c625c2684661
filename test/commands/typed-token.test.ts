import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { findProgram } from '../program.ts'
import { ca, whileServed } from '../proxmox/served.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { tree } from '../tree.ts'

const script = findProgram({
  names: ['script'],
  question: ['--version'],
  isEnough: answer => answer.includes('util-linux'),
  otherwise: "no util-linux's script",
})
const test = suiteThatNeeds('a token typed at a terminal', script)

const secret = 'Correct-Horse-Battery-Staple'
const repository = join(import.meta.dirname, '..', '..')
const environment = 'hypervisors: [{ name: pve01, address: 198.51.100.1 }]\npveExporter: { tls: insecure }\n'

/** What a terminal shows while a person types these keys at the question, and the exit code. */
const typed = async (root: string, keys: string): Promise<[screen: string, code: number | null]> => {
  const words = [
    ...[process.execPath, '--import', join(repository, 'test/proxmox/diverted.ts')],
    ...[join(repository, 'lib/cli.ts'), 'discover', 'lab', '--check', '--timeout 60', '--root', root],
    ...['--ca', join(root, 'ca.crt')],
  ]
  const terminal = spawn(String(script.path), ['-qefc', words.join(' '), '/dev/null'])
  let screen = ''
  let isTyped = false
  terminal.stdout.on('data', chunk => {
    screen += chunk
    if (!isTyped && screen.includes('(not shown): ')) terminal.stdin.write(keys)
    isTyped ||= screen.includes('(not shown): ')
  })
  const code = await new Promise<number | null>(resolve => terminal.on('close', resolve))
  return [screen, code]
}

/** What is typed, the exit code, and the end of what is shown. */
const cases: [title: string, keys: string, code: number, shown: string][] = [
  [
    'is not shown',
    `prometheus@pve!monitoring=${secret}\r`,
    0,
    'has the same hypervisors at the same addresses\r\n',
  ],
  ['that is none is not shown, either', `${secret}\r`, 2, 'such as prometheus@pve!monitoring=…\r\n'],
  ['is not asked for after Ctrl+D', '\x04', 2, 'such as prometheus@pve!monitoring=…\r\n'],
  ['is not asked for after Ctrl+C', `${secret}\x03`, 130, '(not shown): \r\n'],
]

for (const [title, keys, code, shown] of cases)
  test(title, () =>
    whileServed(
      pveCluster({
        nodes: 1,
        guests: 0,
        accounts: { 'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' } },
      }),
      async () => {
        const { root, remove } = tree({ 'environments/lab.yaml': environment })
        writeFileSync(join(root, 'ca.crt'), ca().cert)
        const [screen, ended] = await typed(root, keys)
        remove()
        assert.ok(screen.endsWith(shown), screen)
        assert.not.ok(screen.includes(secret), screen)
        assert.is(ended, code)
      },
    ),
  )

test.run()
