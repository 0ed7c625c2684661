import { truncateSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { tree } from '../tree.ts'
import { type Case, told } from './told.ts'

const rest = 'hypervisors:\n  - name: pve1\n    address: 198.51.100.1\npveExporter:\n  tls: insecure\n'
const labelled = (label: string) => `${rest}labels:\n  a: ${label}\n`
const bomb = `${rest}labels: &a0 {x: z}\n${Array.from({ length: 9 }, (_, i) => `b${i}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`).join('\n')}\n`

/** Plain scalars that YAML 1.1, which kubectl reads, takes for something else than YAML 1.2. */
const ambiguous: [string, string, string, string][] = [
  ['on', 'text', 'true', ', or write true'],
  ['off', 'text', 'false', ', or write false'],
  ['Yes', 'text', 'true', ', or write true'],
  ['n', 'text', 'false', ', or write false'],
  ['0777', 'the number 777', 'the number 511', ''],
  ['0o7', 'the number 7', 'text', ''],
  ['0b11', 'text', 'the number 3', ''],
  ['1_000', 'text', 'the number 1000', ''],
  ['1:30', 'text', 'the number 90', ''],
  ['190:20:30.15', 'text', 'the number 685230.15', ''],
  ['2001-01-01', 'text', 'a date', ''],
  ['2001:10:20:30:40:50:1:2', 'text', 'the number 5602001869620062', ''],
]

const cases: Case[] = [
  ...ambiguous.map(
    ([source, newer, older, or], index): Case => [
      `${source} is quoted, since it is ${older} to YAML 1.1`,
      `ambiguous-${index}.yaml`,
      labelled(source),
      `:7:6: "${source}" is ${newer} in YAML 1.2 and ${older} in YAML 1.1; quote it${or}`,
    ],
  ),
  [
    'a key is quoted, too',
    'key.yaml',
    `${rest}labels:\n  on: a\n`,
    ':7:3: "on" is text in YAML 1.2 and true in YAML 1.1; quote it, or write true',
  ],
  ['text that begins as an exponent does is text to every reader', 'exponent.yaml', labelled('e1')],
  [
    'a key is text',
    'number-key.yaml',
    `${rest}labels:\n  1.0: a\n`,
    ':7:3: the key "1.0" is not text; quote it',
  ],
  [
    'a list is no key',
    'list-key.yaml',
    `${rest}labels:\n  ? [a]\n  : b\n`,
    ':7:5: has a key that is not text; write a field here',
  ],
  [
    'YAML environments do not merge',
    'merge.yaml',
    `${rest}labels:\n  <<: {a: b}\n`,
    ':7:3: has "<<", which merges in YAML 1.1 only; write the fields out, or write the environment in TypeScript, where extend merges',
  ],
  [
    'a key stands once',
    'twice.yaml',
    `${rest}pveExporter:\n  tls: insecure\n`,
    ':6:1: the key "pveExporter" appears twice; keep one of them',
  ],
  [
    'a tag is told',
    'tag.yaml',
    labelled('!!str 1'),
    ':7:12: has a tag; leave it out, and quote what must be text',
  ],
  [
    'a tag of nobody is told',
    'own-tag.yaml',
    labelled('!vault x'),
    ':7:13: has a tag; leave it out, and quote what must be text',
  ],
  [
    'a directive is told',
    'directive.yaml',
    `%YAML 1.1\n---\n${rest}`,
    ':1:1: has a %YAML directive, which changes what values mean; leave it out',
  ],
  [
    'an environment is one document',
    'two.yaml',
    `${rest}---\n${rest}`,
    ':6:1: holds 2 documents; an environment is one',
  ],
  [
    'an alias has an anchor',
    'alias.yaml',
    labelled('*a'),
    ':7:6: has the alias "*a", but no anchor has that name before it',
  ],
  [
    'aliases that multiply end no build',
    'bomb.yaml',
    bomb,
    ': has aliases of aliases that multiply; write the values out',
  ],
  [
    'an alias of what it stands in ends no build',
    'loop.yaml',
    `${rest}labels: &a\n  a: *a\n`,
    ':7:6: labels.a holds itself',
  ],
  [
    'a file that no environment fills is not read',
    'large.yaml',
    `${rest}# ${'x'.repeat(4 * 2 ** 20)}\n`,
    ': is larger than 4 MiB; an environment is one Proxmox VE cluster',
  ],
  ['an empty file is told', 'empty.yaml', '# nothing\n', ': is empty; it must hold an environment'],
  [
    'a syntax error has line and column',
    'syntax.yaml',
    `${rest}labels: [a\n`,
    ':7:1: is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ]',
  ],
  [
    'a tab does not indent',
    'tab.yaml',
    'pveExporter:\n\ttls: insecure\n',
    ':2:1: is not YAML: Tabs are not allowed as indentation; indent with spaces',
  ],
  [
    'a wrong value has line and column',
    'value.yaml',
    `${rest}namespace: Lab\n`,
    ':6:12: namespace "Lab" is not a DNS-1123 label (1 to 63 lower-case letters, digits and \'-\', a letter or digit at both ends); write "lab"',
  ],
  [
    'a missing field has the line of the object that lacks it',
    'missing.yaml',
    rest.replace('tls: insecure', 'interval: 60s'),
    ":5:3: pveExporter.tls is missing; add it: `'insecure'`, or what verifies the hypervisors' certificates (`{ caConfigMap }`, for one). Required, so that nobody skips verification unknowingly.",
  ],
  [
    'a number where text must stand is quoted',
    'number.yaml',
    `${rest}namespace: 12\n`,
    ":6:12: namespace 12 is not a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends); quote it, for it must be text",
  ],
  [
    'nesting beyond every stack ends no build',
    'deep.yaml',
    `labels: ${'['.repeat(5000)}${']'.repeat(5000)}\n`,
    ': is nested too deep; flatten it',
  ],
  [
    'nesting beyond all fields is told by its field',
    'deep-60.yaml',
    `${rest}labels: ${'['.repeat(60)}${']'.repeat(60)}\n`,
    ':6:11: labels[0][0] is nested over 50 levels deep, which no field is; flatten it',
  ],
  [
    'a control character is told by its place',
    'control.yaml',
    labelled('"\\x07"'),
    ':7:6: labels.a has the control character U+0007 in its text; take it out',
  ],
  [
    'what breaks YAML is quoted in few words',
    'long.yaml',
    `${rest}labels:\n  a: |9${'y'.repeat(10_000)}\n`,
    `:7:8: is not YAML: Block scalar header includes extra characters: |9${'y'.repeat(148)}...`,
  ],
  [
    'a secret is not shown, by no message of YAML either',
    'secret.yaml',
    `${rest}labels: PVEAPIToken=root@pam!a=0123 b: c\n`,
    ':6:9: is not YAML: Nested mappings are not allowed in compact mappings',
  ],
]

told(cases, {
  'environments/valid.yaml': `\uFEFF# a comment\r\n---\r\n${rest.replaceAll('\n', '\r\n')}labels: &labels\r\n  a: 'on'\r\n  b: plain\r\nprometheus:\r\n  monitorLabels: *labels\r\n...\r\n`,
})

test('a file that Node can not read whole is refused by its size', () => {
  const { root, run, remove } = tree({ 'environments/large.yaml': '' })
  truncateSync(join(root, 'environments/large.yaml'), 5 * 2 ** 30)
  const { status, stderr } = run('build')
  remove()
  assert.is(status, 1)
  assert.match(stderr, /^environments\/large\.yaml: is larger than 4 MiB; an environment is one/m)
})

test.run()
