import { readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { discoveredEdit } from '../../../lib/commands/steps/discovered-edit.ts'
import { environmentByName } from '../../../lib/commands/steps/environment-by-name.ts'
import { formatProblem } from '../../../lib/problem/problem.ts'
import { tree } from '../../tree.ts'

const lab = `# The lab.
hypervisors:
  - name: pve1
    address: 198.51.100.1 # by the door
pveExporter: { tls: insecure }
`
const silent = () => {}
const add = (name: string, address: string) => ({ kind: 'add' as const, name, address, why: 'it joined' })

/** What becomes of an environment's file with these changes; nothing of it is written, or left elsewhere. */
const edited = async (text: string, changes: object[]) => {
  const { root, remove } = tree({ 'environments/lab.yaml': text })
  const { environment } = await environmentByName(root, 'lab', silent)
  if (environment === undefined) throw new Error('the environment is not valid')
  const left = () => readdirSync(tmpdir()).filter(name => name.startsWith('proxmox-monitoring-edited-'))
  const before = left()
  const edit = await discoveredEdit(root, { environment, comparison: { changes }, text } as never, silent)
  assert.equal(
    left().filter(name => !before.includes(name)),
    [],
  )
  assert.is(readFileSync(join(root, 'environments/lab.yaml'), 'utf8'), text)
  remove()
  return 'problems' in edit ? { kind: edit.kind, problems: edit.problems.map(formatProblem) } : edit
}

test('where nothing changes there is nothing to edit', async () =>
  assert.equal(await edited(lab, []), { kind: 'equal' }))

test('changes are put into the file as it is', async () =>
  assert.equal(
    await edited(lab, [
      add('pve2', '2001:db8::2'),
      { kind: 'address', name: 'pve1', before: '198.51.100.1', address: '198.51.100.11', why: 'it moved' },
    ]),
    {
      kind: 'edited',
      text: `# The lab.
hypervisors:
  - name: pve1
    address: 198.51.100.11 # by the door
  - name: pve2
    address: 2001:db8::2
pveExporter: { tls: insecure }
`,
    },
  ))

test('a change that the environment may not hold is told, with its place in the file', async () => {
  assert.equal(await edited(lab, [add('PVE2', '127.0.0.1')]), {
    kind: 'invalid',
    problems: [
      `environments/lab.yaml:5:11: hypervisors[1].name "PVE2" is not a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends); write "pve2", capitals are matched`,
      'environments/lab.yaml:6:14: hypervisors[1].address "127.0.0.1" is a loopback address, which no hypervisor has; give the one on which its API answers',
    ],
  })
})

test('a name that an alias stands for is left to a person, with the lines to paste', async () => {
  const aliased = `labels: { a: &name pve1 }\n${lab.replace('name: pve1', 'name: *name')}`
  assert.equal(await edited(aliased, [add('pve2', '198.51.100.2')]), {
    kind: 'by hand',
    reason: 'a hypervisor there is an alias, or has a name or address that is not plain text',
    lines: ["add     - { name: pve2, address: '198.51.100.2' }"],
  })
})

test.run()
