import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { HypervisorChange } from '../../lib/environment-file/edit-change.ts'
import { editHypervisors } from '../../lib/environment-file/edit-hypervisors.ts'
import { scalar } from '../../lib/environment-file/edit-yaml-scalar.ts'

const add: HypervisorChange = { kind: 'add', name: 'pve4', address: '198.51.100.14' }
const remove: HypervisorChange = { kind: 'remove', name: 'pve2' }
const move: HypervisorChange = { kind: 'address', name: 'pve1', address: '2001:db8:69::11' }

const cases: [title: string, before: string, changes: HypervisorChange[], after: string][] = [
  [
    'comments, quotes, indentation and the order of a list stay',
    `# yaml-language-server: $schema=../schema/environment.schema.json
namespace:   lab
hypervisors:  # all of them
# rack A
-   name: pve1 # the oldest
    address: "198.51.100.11"   # over the new line
    exporters: [ pve ]
    # it has no node exporter

# lent out
-   { address: 198.51.100.12, name: pve2 }

# rack B
-   name: pve3
    address: 198.51.100.13 # not yet
# the end
pveExporter: {tls: insecure}
`,
    [add, remove, move],
    `# yaml-language-server: $schema=../schema/environment.schema.json
namespace:   lab
hypervisors:  # all of them
# rack A
-   name: pve1 # the oldest
    address: "2001:db8:69::11"   # over the new line
    exporters: [ pve ]
    # it has no node exporter

# rack B
-   name: pve3
    address: 198.51.100.13 # not yet
-   name: pve4
    address: 198.51.100.14
# the end
pveExporter: {tls: insecure}
`,
  ],
  [
    'a new hypervisor is written in braces where the last one is',
    `hypervisors:
  - { name: pve1, address: 198.51.100.11 }`,
    [add],
    `hypervisors:
  - { name: pve1, address: 198.51.100.11 }
  - { name: pve4, address: 198.51.100.14 }`,
  ],
  [
    'a flow list stays in its line',
    `hypervisors: [{ name: pve1, address: 198.51.100.11 }, { name: pve2, address: 198.51.100.12 }] # both
pveExporter: { tls: insecure }
`,
    [add, remove],
    `hypervisors: [{ name: pve1, address: 198.51.100.11 }, { name: pve4, address: 198.51.100.14 }] # both
pveExporter: { tls: insecure }
`,
  ],
  [
    'a flow list in lines stays in lines',
    `hypervisors: [
    { name: pve1, address: 198.51.100.11 }, # one
    { name: pve2, address: 198.51.100.12 } # two
  ]
`,
    [add, move],
    `hypervisors: [
    { name: pve1, address: 2001:db8:69::11 }, # one
    { name: pve2, address: 198.51.100.12 }, # two
    { name: pve4, address: 198.51.100.14 },
]
`,
  ],
  [
    'a name is corrected beside all that belongs to it',
    `hypervisors:
  - name: second # of two
    address: 198.51.100.12
    serverName: pve2
`,
    [{ kind: 'name', name: 'second', to: 'pve2' }],
    `hypervisors:
  - name: pve2 # of two
    address: 198.51.100.12
    serverName: pve2
`,
  ],
  [
    'CRLF and a byte order mark stay',
    '\uFEFFhypervisors:\r\n  - name: pve1\r\n    address: 198.51.100.11\r\npveExporter: { tls: insecure }\r\n',
    [add],
    '\uFEFFhypervisors:\r\n  - name: pve1\r\n    address: 198.51.100.11\r\n  - name: pve4\r\n    address: 198.51.100.14\r\npveExporter: { tls: insecure }\r\n',
  ],
]

for (const [title, before, changes, after] of cases)
  test(title, () => assert.equal(editHypervisors('environments/lab.yaml', before, changes), { text: after }))

const refused: [text: string, reason: string][] = [
  ['hypervisors: *all\n', 'hypervisors is not a plain list there'],
  [
    'hypervisors: &all\n  - { name: pve1, address: 198.51.100.11 }\n',
    'hypervisors is not a plain list there',
  ],
  [
    'hypervisors:\n  - &one\n    name: pve1\n    address: 198.51.100.11\n',
    'a hypervisor there is an alias, or has a name or address that is not plain text',
  ],
  [
    'hypervisors:\n  - { <<: *one, name: pve1 }\n',
    'a hypervisor there is an alias, or has a name or address that is not plain text',
  ],
  [
    'hypervisors:\n  -\n    name: pve1\n    address: 198.51.100.11\n',
    'a hypervisor there does not begin on the line of its dash',
  ],
  [
    'hypervisors:\n  - name: >-\n      pve1\n    address: 198.51.100.11\n',
    'a hypervisor there is an alias, or has a name or address that is not plain text',
  ],
  ['hypervisors:\n  - { name: pve9, address: 198.51.100.19 }\n', 'pve1 does not stand there'],
]

for (const [text, reason] of refused)
  test(`${JSON.stringify(text)} is left to a person`, () =>
    assert.equal(editHypervisors('environments/lab.yaml', text, [move]), { reason }))

for (const name of ['no', 'y', '123', '1e5', '0x1f', 'null', '1-2', 'pve1', '0o7'])
  test(`a node called ${name} stays a text in YAML 1.1 and 1.2`, () =>
    assert.equal(
      ['1.1', '1.2'].map(version => parse(scalar(name), { version: version as '1.1' })),
      [name, name],
    ))

for (const address of ['198.51.100.14', '2001:db8::', '2001:db8:69::11', '1:2:3:4:5:6:7:8'])
  test(`the address ${address} stays a text in braces, too`, () =>
    assert.equal(
      ['1.1', '1.2'].map(version => parse(`{ a: ${scalar(address)} }`, { version: version as '1.1' }).a),
      [address, address],
    ))

test.run()
