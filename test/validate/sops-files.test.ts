import { execFileSync } from 'node:child_process'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../lib/environment/defaults.ts'
import { problemsOfSopsFiles } from '../../lib/validate/sops-files.ts'
import { environmentFile, tree } from '../tree.ts'
import { lab } from './judged.ts'

const pveExporter = { tls: 'insecure' as const, credentials: { sops: { file: 'token.sops.yaml' } } }
const environment = { ...lab, pveExporter }
const encrypted = 'ENC[AES256_GCM,data:Zm9v,iv:YQ==,tag:YQ==,type:str]'

/** As SOPS 3.9 writes a Secret by the commands of docs/credentials.md. */
const secret = (values: string, { kind = 'Secret', name = 'pve-exporter', more = '' } = {}) => `apiVersion: v1
${values}
kind: ${kind}
metadata:
    creationTimestamp: null
    name: ${name}
${more}sops:
    age:
        - recipient: age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq
          enc: |
            -----BEGIN AGE ENCRYPTED FILE-----
            -----END AGE ENCRYPTED FILE-----
    lastmodified: "2026-11-26T12:00:00Z"
    mac: ENC[AES256_GCM,data:YQ==,iv:YQ==,tag:YQ==,type:str]
    encrypted_regex: ^(data|stringData)$
    mac_only_encrypted: true
    version: 3.9.0
`
const data = `data:\n    PVE_TOKEN_VALUE: ${encrypted}\n    PVE_USER: ${encrypted}\n    EMPTY: ""`
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration'
const again = 'make it anew by the commands of `npm run credentials`'

const files: [title: string, text: string | undefined, message?: string][] = [
  ['one encrypted Secret', secret(data)],
  ['one that is not there yet', undefined],
  ['stringData', secret(data.replace('data', 'stringData'), { more: 'type: Opaque\nimmutable: true\n' })],
  [
    'a plain Secret',
    'apiVersion: v1\nkind: Secret\nmetadata: { name: pve-exporter }\nstringData: { PVE_TOKEN_VALUE: a }\n',
    `is not encrypted by SOPS; ${again}`,
  ],
  [
    'a ClusterRoleBinding',
    secret(data, { kind: 'ClusterRoleBinding' }),
    `holds a "ClusterRoleBinding" and must hold one Secret, which the overlay applies; ${again}`,
  ],
  ['a second document', `${secret(data)}---\nkind: Pod\n`, `is not one YAML document; ${again}`],
  [
    'a List',
    'kind: List\nitems: []\n',
    `holds a "List" and must hold one Secret, which the overlay applies; ${again}`,
  ],
  ['what is not YAML', 'a: [', `is not one YAML document; ${again}`],
  ['nothing', '', `is not one YAML document; ${again}`],
  [
    'a value in the clear',
    secret(`${data}\n    PVE_TOKEN_NAME: bW9uaXRvcmluZw==`),
    `has "PVE_TOKEN_NAME" in the clear; ${again}, and revoke what it shows`,
  ],
  [
    'a field beside',
    secret(data, { more: 'spec: {}\n' }),
    `has the field "spec", which no Secret has; ${again}`,
  ],
  [
    'the plain Secret that kubectl applied last',
    secret(data).replace(
      'metadata:\n',
      `metadata:\n    annotations:\n        ${lastApplied}: '{"data":{}}'\n`,
    ),
    `has the annotation "${lastApplied}", which holds the Secret in the clear; ${again}, and revoke what it shows`,
  ],
  [
    'that Secret encrypted',
    secret(data).replace(
      'metadata:\n',
      `metadata:\n    annotations:\n        ${lastApplied}: ${encrypted}\n        a: b\n`,
    ),
  ],
  [
    'another Secret',
    secret(data, { name: 'other' }),
    'holds the Secret "other", and the exporters ask for "pve-exporter"; rename it, or say `sops.secret`',
  ],
]

for (const [title, text, message] of files)
  test(`a SOPS file that holds ${title} is ${message === undefined ? 'taken' : 'refused'}`, () =>
    assert.equal(
      problemsOfSopsFiles([complete('lab', 'environments/lab.ts', environment)], path => {
        assert.is(path, 'overlays/lab/token.sops.yaml')
        return text === undefined ? {} : { text }
      }),
      message === undefined ? [] : [{ file: 'overlays/lab/token.sops.yaml', message }],
    ))

test('check is red over a plain object in the place of an encrypted Secret', () => {
  const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(environment) })
  assert.is(run('build').status, 0)
  assert.is(run('check').status, 0)
  mkdirSync(join(root, 'overlays/lab'), { recursive: true })
  writeFileSync(join(root, 'overlays/lab/token.sops.yaml'), 'apiVersion: v1\nkind: Pod\n')
  const { status, stderr } = run('check')
  assert.is(status, 1)
  assert.match(stderr, 'overlays/lab/token.sops.yaml: holds a "Pod" and must hold one Secret')
  remove()
})

for (const [what, put] of [
  ['a symbolic link', file => symlinkSync('/dev/zero', file)],
  ['a named pipe', file => execFileSync('mkfifo', [file])],
] as [string, (file: string) => void][])
  test(`${what} in the place of a SOPS file is told and not read`, () => {
    const { root, run, remove } = tree({ 'environments/lab.ts': environmentFile(environment) })
    mkdirSync(join(root, 'overlays/lab'), { recursive: true })
    put(join(root, 'overlays/lab/token.sops.yaml'))
    const { status, stderr } = run('build')
    assert.is(status, 1)
    assert.is(
      stderr,
      `overlays/lab/token.sops.yaml: is not a regular file; ${again}\n1 problem; nothing was written\n`,
    )
    remove()
  })

test.run()
