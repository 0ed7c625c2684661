import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { HypervisorChange } from '../../lib/environment-file/edit-change.ts'
import { editHypervisors } from '../../lib/environment-file/edit-hypervisors.ts'

const add: HypervisorChange = { kind: 'add', name: 'pve4', address: '198.51.100.14' }
const remove: HypervisorChange = { kind: 'remove', name: 'pve2' }
const move: HypervisorChange = { kind: 'address', name: 'pve1', address: '2001:db8:69::11' }

const edited = (text: string, ...changes: HypervisorChange[]): string => {
  const result = editHypervisors('environments/lab.ts', text, changes)
  assert.ok('text' in result, JSON.stringify(result))
  return result.text
}

/** What is written, the changes, and what becomes of it; all of it formatted as Biome does. */
const cases: [title: string, before: string, changes: HypervisorChange[], after: string][] = [
  [
    'comments, labels and the order of a list stay beside what is added, moved and removed',
    `import type { Environment } from '../lib/environment.ts'

// Everything in the lab.
export default {
  namespace: 'monitoring', // Prometheus's own
  hypervisors: [
    // rack A
    { name: 'pve1', address: '198.51.100.11', exporters: ['pve'] }, // the oldest
    { name: 'pve2', address: '198.51.100.12' }, // lent out
    {
      name: 'pve3',
      // behind the second router
      address: '198.51.100.13',
      serverName: 'pve3.example.com',
    },
    // more to come
  ],
  pveExporter: { tls: 'insecure' },
} satisfies Environment
`,
    [add, move, remove],
    `import type { Environment } from '../lib/environment.ts'

// Everything in the lab.
export default {
  namespace: 'monitoring', // Prometheus's own
  hypervisors: [
    // rack A
    { name: 'pve1', address: '2001:db8:69::11', exporters: ['pve'] }, // the oldest
    {
      name: 'pve3',
      // behind the second router
      address: '198.51.100.13',
      serverName: 'pve3.example.com',
    },
    { name: 'pve4', address: '198.51.100.14' },
    // more to come
  ],
  pveExporter: { tls: 'insecure' },
} satisfies Environment
`,
  ],
  [
    'a comment behind the bracket stays there',
    `export default { hypervisors: [ // all of rack A
  { name: 'pve1', address: '198.51.100.11' },
] }
`,
    [add],
    `export default { hypervisors: [ // all of rack A
  { name: 'pve1', address: '198.51.100.11' },
  { name: 'pve4', address: '198.51.100.14' },
] }
`,
  ],
  [
    'a list in one line is broken up when it grows',
    `export default { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }], pveExporter: { tls: 'insecure' } }
`,
    [add],
    `export default { hypervisors: [
  { name: 'pve1', address: '198.51.100.11' },
  { name: 'pve4', address: '198.51.100.14' },
], pveExporter: { tls: 'insecure' } }
`,
  ],
  [
    'a list of which one is left stands in one line',
    `import { extend } from '../lib/extend.ts'
import { byFlux } from './shared/delivery.ts'

export default extend(byFlux, {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '198.51.100.12' },
  ],
})
`,
    [remove],
    `import { extend } from '../lib/extend.ts'
import { byFlux } from './shared/delivery.ts'

export default extend(byFlux, {
  hypervisors: [{ name: 'pve1', address: '198.51.100.11' }],
})
`,
  ],
  [
    'a comment above one hypervisor goes with it, and one above several stays with the others',
    `export default {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    // Bought in 2019.
    { name: 'pve2', address: '198.51.100.12' },
    // rack B
    { name: 'pve3', address: '198.51.100.13' },
    { name: 'pve5', address: '198.51.100.15' },
  ],
}
`,
    [remove, { kind: 'remove', name: 'pve3' }],
    `export default {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    // rack B
    { name: 'pve5', address: '198.51.100.15' },
  ],
}
`,
  ],
  [
    'a constant, double quotes, tabs and CRLF stay as they are',
    `const lab = {\r\n\thypervisors: [\r\n\t\t{ name: "pve1", address: "198.51.100.11" },\r\n\t\t{ name: "pve2", address: "198.51.100.12" },\r\n\t],\r\n}\r\n\r\nexport default lab\r\n`,
    [add, remove],
    `const lab = {\r\n\thypervisors: [\r\n\t\t{ name: "pve1", address: "198.51.100.11" },\r\n\t\t{ name: "pve4", address: "198.51.100.14" },\r\n\t],\r\n}\r\n\r\nexport default lab\r\n`,
  ],
  [
    'a name is corrected beside all that belongs to it, behind a byte order mark, too',
    `\uFEFFexport default {
  hypervisors: [{ address: '198.51.100.12', /* the second */ name: 'second', serverName: 'pve2' }],
}
`,
    [
      { kind: 'name', name: 'second', to: 'pve2' },
      { kind: 'address', name: 'second', address: '198.51.100.22' },
    ],
    `\uFEFFexport default {
  hypervisors: [{ address: '198.51.100.22', /* the second */ name: 'pve2', serverName: 'pve2' }],
}
`,
  ],
  [
    'hypervisors that replace those of a shared fragment are edited in their list',
    `export default extend(shared, { hypervisors: replace([{ name: 'pve1', address: '198.51.100.11' }]) } as const)
`,
    [move],
    `export default extend(shared, { hypervisors: replace([{ name: 'pve1', address: '2001:db8:69::11' }]) } as const)
`,
  ],
]

for (const [title, before, changes, after] of cases)
  test(title, () => assert.is(edited(before, ...changes), after))

test('what Biome has formatted stays formatted', () => {
  const folder = mkdtempSync(join(import.meta.dirname, '..', '..', '.edited-'))
  try {
    const formatted = cases.filter(
      ([, before]) => !before.includes('\r') && !before.includes('{ hypervisors'),
    )
    for (const [index, [, , , after]] of formatted.entries())
      writeFileSync(join(folder, `${index}.ts`), after)
    const { stdout, status } = spawnSync('biome', ['format', '--vcs-use-ignore-file=false', folder], {
      encoding: 'utf8',
    })
    assert.is(status, 0, stdout)
  } finally {
    rmSync(folder, { recursive: true })
  }
})

/** Files that no program edits safely, and why. */
const refused: [text: string, reason: string][] = [
  [`export default extend(shared, { namespace: 'lab' })`, notLiterals()],
  [`export default { hypervisors: nodes('lab') }`, notLiterals()],
  [`import { hypervisors } from './shared/nodes.ts'\nexport default { hypervisors }`, notLiterals()],
  [`import lab from './shared/lab.ts'\nexport default lab`, notLiterals()],
  [`export default make({ hypervisors: [] })`, notLiterals()],
  [
    `export default { hypervisors: [...shared, { name: 'pve1', address: '198.51.100.11' }] }`,
    'a hypervisor there is not a literal with the texts name and address',
  ],
  [
    `export default { hypervisors: [{ name: 'pve1', address: first }] }`,
    'a hypervisor there is not a literal with the texts name and address',
  ],
  [
    `export default { hypervisors: [{ name: 'pve9', address: '198.51.100.19' }] }`,
    'pve1 does not stand there',
  ],
]

function notLiterals() {
  return 'hypervisors is not a list of literals in the environment that it exports'
}

for (const [text, reason] of refused)
  test(`${text.split('\n').at(-1)} is left to a person`, () =>
    assert.equal(editHypervisors('environments/lab.ts', text, [move]), { reason }))

test.run()
