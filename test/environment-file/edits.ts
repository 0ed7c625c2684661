import type { HypervisorChange } from '../../lib/environment-file/edit-change.ts'

export const changes: Record<string, HypervisorChange[]> = {
  add: [{ kind: 'add', name: 'pve9', address: '198.51.100.9' }],
  'add IPv6': [{ kind: 'add', name: '9', address: '2001:db8::9' }],
  'remove the first': [{ kind: 'remove', name: 'pve1' }],
  'remove the second': [{ kind: 'remove', name: 'pve2' }],
  'remove both': [
    { kind: 'remove', name: 'pve1' },
    { kind: 'remove', name: 'pve2' },
  ],
  'change all': [
    { kind: 'address', name: 'pve1', address: '2001:db8::1' },
    { kind: 'name', name: 'pve2', to: 'null' },
    { kind: 'address', name: 'pve2', address: '1::2' },
    { kind: 'remove', name: 'pve3' },
    { kind: 'add', name: 'yes', address: '198.51.100.10' },
  ],
}

const one = "{ name: 'pve1', address: '198.51.100.1' }"
const two = "{ address: '198.51.100.2', name: 'pve2' }"
const three = '{ name: "pve3", exporters: ["pve"], address: "198.51.100.3" }'

/** TypeScript whose lists stand in many ways; of those that can't be changed, why. */
export const typescript: Record<string, string> = {
  'one line': `export default { hypervisors: [${one}, ${two}, ${three}], pveExporter: {} }\n`,
  lines: `const a = 1\nexport default {\n  hypervisors: [\n    ${one},\n    ${two}, // two\n\n    // above three\n    /* and */\n    ${three}\n    // end\n  ],\n}\n`,
  tabs: `export default {\n\thypervisors: [\n\t\t${one},\n\t\t${two},\n\t\t${three},\n\t],\n}\n`,
  'DOS lines': `export default {\r\n  hypervisors: [\r\n    ${one},\r\n    ${two},\r\n    ${three},\r\n  ],\r\n}\r\n`,
  'a comment behind the bracket': `export default { hypervisors: [ // rack A\n  ${one},\n  ${two}, ${three} ] }\n`,
  'comments above each': `export default {\n  hypervisors: [\n    // one\n    ${one},\n    // two\n    ${two},\n    // three\n    ${three},\n  ],\n}\n`,
  'a comment above several': `export default {\n  hypervisors: [\n    // all\n    ${one},\n    ${two},\n    ${three},\n  ],\n}\n`,
  'an object of several lines': `export default {\n  hypervisors: [\n    {\n      name: 'pve1',\n      address: '198.51.100.1',\n    },\n    ${two},\n    ${three},\n  ],\n}\n`,
  'none yet': 'export default { hypervisors: [] }\n',
  'in brackets, satisfying a type': `export default ({ hypervisors: [${one}, ${two}, ${three}] as const } satisfies Environment)\n`,
  'a constant': `const lab = ({ hypervisors: [${one}, ${two}, ${three}] }) as Environment\nexport default lab\n`,
  'given to extend': `export default extend(shared, { hypervisors: [${one}] }, { hypervisors: [${one}, ${two}, ${three}] }, { labels: {} })\n`,
  'given to replace': `export default extend(shared, { hypervisors: replace([${one}, ${two}, ${three}]) })\n`,
  'a template of text':
    'export default { hypervisors: [{ name: `pve1`, address: `198.51.100.1` }, { name: `pve2`, address: `198.51.100.2` }, { name: `pve3`, address: `198.51.100.3` }] }\n',
  'twice in an object': `export default { hypervisors: [], hypervisors: [${one}, ${two}, ${three}] }\n`,
  'given to another function': `export default other({ hypervisors: [${one}] })\n`,
  'another replacing function': `export default { hypervisors: other([${one}]) }\n`,
  'a variable': 'export default { hypervisors }\n',
  'a spread': 'export default { hypervisors: [...shared] }\n',
  'a name that is computed': "export default { hypervisors: [{ name: a, address: '198.51.100.1' }] }\n",
  'an address that is computed': "export default { hypervisors: [{ name: 'pve1', address: a }] }\n",
  'a hypervisor that stands elsewhere': 'export default { hypervisors: [pve1] }\n',
  'a hypervisor that a function gives':
    "export default { hypervisors: [host({ name: 'pve1', address: '198.51.100.1' })] }\n",
  'no name': "export default { hypervisors: [{ address: '198.51.100.1' }] }\n",
  'another name': "export default { hypervisors: [{ name: 'other', address: '198.51.100.1' }] }\n",
  'no list': 'export default { labels: {} }\n',
  'nothing exported': 'const a = 1\n',
  'exported as CommonJS does': `export = { hypervisors: [${one}] }\n`,
}

/** YAML whose lists stand in many ways. */
export const yaml: Record<string, string> = {
  dashes:
    'hypervisors:\n  - name: pve1\n    address: 198.51.100.1\n  - name: pve2\n    address: 198.51.100.2\n  - address: 198.51.100.3\n    name: pve3\nlabels: {}\n',
  'dashes at the margin':
    'a: 1\nhypervisors: # all\n# one\n- name: pve1 # first\n  address: 198.51.100.1\n  # deeper\n\n# two\n- name: pve2\n  address: 198.51.100.2\n- name: pve3\n  address: 198.51.100.3',
  'braces behind dashes':
    'hypervisors:\n  -   { name: pve1, address: 198.51.100.1 }\n  - { name: \'pve2\', address: "198.51.100.2" } # two\n  - {name: pve3, address: 198.51.100.3}\n',
  'DOS lines':
    'hypervisors:\r\n  - name: pve1\r\n    address: 198.51.100.1\r\n  - name: pve2\r\n    address: 198.51.100.2\r\n  - name: pve3\r\n    address: 198.51.100.3\r\nlabels: {}\r\n',
  'one line':
    'hypervisors: [{ name: pve1, address: 198.51.100.1 }, { name: pve2, address: 198.51.100.2 }, { name: pve3, address: 198.51.100.3 }]\n',
  'brackets in lines':
    'hypervisors: [\n  { name: pve1, address: 198.51.100.1 }, # one\n  # two\n  { name: pve2, address: 198.51.100.2 },\n  { name: pve3, address: 198.51.100.3 }\n]\n',
  'none yet': 'hypervisors: []\n',
  'text that must be quoted':
    'hypervisors:\n  - name: "pve1"\n    address: "198.51.100.1"\n  - name: \'pve2\'\n    address: "198.51.100.2"\n  - name: pve3\n    address: 198.51.100.3\n',
  'the dash on a line of its own': 'hypervisors:\n  -\n    name: pve1\n    address: 198.51.100.1\n',
  'an anchor on the list': 'hypervisors: &a\n  - name: pve1\n    address: 198.51.100.1\n',
  'an anchor on an item': 'hypervisors:\n  - &a\n    name: pve1\n    address: 198.51.100.1\n',
  'an anchor on a name': 'hypervisors:\n  - name: &a pve1\n    address: 198.51.100.1\n',
  'a tag': 'hypervisors:\n  - !x\n    name: pve1\n    address: 198.51.100.1\n',
  'an alias': 'a: &a\n  name: pve1\nhypervisors:\n  - *a\n',
  'a block of text': 'hypervisors:\n  - name: |\n      pve1\n    address: 198.51.100.1\n',
  'a number for a name': 'hypervisors:\n  - name: 1\n    address: 198.51.100.1\n',
  'another name': 'hypervisors:\n  - name: other\n    address: 198.51.100.1\n',
  'no list': 'hypervisors: {}\n',
  'no field': 'labels: {}\n',
  'a list alone': '- a\n',
}
