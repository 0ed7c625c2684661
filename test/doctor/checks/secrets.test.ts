import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { judgeSecretSource } from '../../../lib/doctor/checks/PM301.ts'
import { judgeSecret, usedSecret } from '../../../lib/doctor/checks/PM302.ts'
import { judgeHeld } from '../../../lib/doctor/checks/PM303.ts'
import { otherObjects } from '../../../lib/doctor/named-object.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Credentials } from '../../../lib/environment.ts'
import { shell } from '../../../lib/problem/shell.ts'
import { lab } from '../../generate/overlay/render.ts'

const environment = (credentials: Credentials = { secret: 'pve-lab' }) =>
  complete('lab', 'environments/lab.ts', { ...lab, pveExporter: { credentials, tls: 'insecure' } })

const secret = (data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'pve-lab', namespace: 'monitoring' },
  data,
})
const whole = { PVE_USER: '(hidden)', PVE_TOKEN_NAME: '(hidden)', PVE_TOKEN_VALUE: '(hidden)' }
const said = (data?: Record<string, string>, credentials?: Credentials) =>
  judgeSecret(environment(credentials), data && secret(data), shell`kubectl create secret`).map(
    ({ what }) => what,
  )

test('a Secret that is not there is made', () => {
  const [finding] = judgeSecret(environment(), undefined, shell`kubectl create secret`)
  assert.is(finding?.what, 'There is no Secret monitoring/pve-lab.')
  assert.equal(finding?.mend, { command: 'kubectl create secret' })
})

test('a key that is missing or empty is named, beside those that are there', () => {
  const { PVE_TOKEN_VALUE: _, ...others } = whole
  assert.equal(said({ ...others, PVE_TOKEN: '(hidden)' }), [
    'Secret monitoring/pve-lab lacks PVE_TOKEN_VALUE; it has PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN.',
  ])
  assert.equal(said({ ...whole, PVE_USER: '' }), [
    'Secret monitoring/pve-lab lacks PVE_USER; it has PVE_TOKEN_NAME, PVE_TOKEN_VALUE.',
  ])
})

test('a Secret that lacks a key, or whose token ends in a line break, is deleted before it is made anew', () => {
  const { PVE_TOKEN_VALUE: _, ...lacking } = whole
  for (const data of [lacking, { ...whole, PVE_TOKEN_VALUE: '(hidden, ends in a line break)' }])
    assert.equal(
      judgeSecret(environment(), secret(data), shell`kubectl create secret`).map(({ mend }) => mend),
      [{ command: 'kubectl --namespace monitoring delete secret pve-lab\nkubectl create secret' }],
    )
})

test('a password stands for the token, and a whole pve.yml for both', () => {
  assert.equal(said(whole), [])
  assert.equal(said({ PVE_USER: '(hidden)', PVE_PASSWORD: '(hidden)' }), [])
  assert.equal(said({ 'pve.yml': '(hidden, ends in a line break)' }, { configSecret: 'pve-lab' }), [])
  assert.equal(said(whole, { configSecret: 'pve-lab' }), [
    'Secret monitoring/pve-lab lacks pve.yml; it has PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE.',
  ])
})

test('a line break at the end of a token is told: nobody sees it', () => {
  assert.equal(said({ ...whole, PVE_TOKEN_VALUE: '(hidden, ends in a line break)' }), [
    'PVE_TOKEN_VALUE of Secret monitoring/pve-lab ends in a line break.',
  ])
})

test('the Secret of a SOPS file has the prefix, as Kustomize renames it', () => {
  assert.is(usedSecret(environment({ sops: { file: 'token.sops.yaml' } })).name, 'lab-pve-exporter')
})

const source = (kind: string, type: string, status: string, message: string, reason?: string) => ({
  apiVersion: 'v1',
  kind,
  metadata: { name: 'lab', namespace: 'monitoring' },
  status: { conditions: [{ type, status, message, ...(reason && { reason }) }] },
})

// External Secrets 1.3.2 and Sealed Secrets 0.27.1 word their conditions so.
test('what keeps an operator from making the Secret is told in its own words', () => {
  const [external] = judgeSecretSource(
    source(
      'ExternalSecret',
      'Ready',
      'False',
      'could not get secret data from provider',
      'SecretSyncedError',
    ),
  )
  assert.match(
    external?.what ?? '',
    'is not Ready: SecretSyncedError: could not get secret data from provider',
  )
  const [sealed] = judgeSecretSource(
    source('SealedSecret', 'Synced', 'False', 'no key could decrypt secret (PVE_USER)'),
  )
  assert.match(sealed?.what ?? '', 'is not Synced: no key could decrypt secret (PVE_USER)')
  assert.equal(judgeSecretSource(source('SealedSecret', 'Synced', 'True', '')), [])
})

test('an operator that does not run says nothing, which is told', () => {
  const silent = {
    apiVersion: 'v1',
    kind: 'ExternalSecret',
    metadata: { name: 'lab', namespace: 'monitoring' },
  }
  assert.match(judgeSecretSource(silent)[0]?.what ?? '', 'no operator has looked at it')
})

test('everything else that the environment names is looked for, by the field that names it', () => {
  const named = otherObjects(
    complete('lab', 'environments/lab.ts', {
      ...lab,
      pveExporter: { tls: 'insecure', certificateSecret: 'served', imagePullSecrets: [{ name: 'registry' }] },
      nodeExporter: { scheme: 'https', tls: { caConfigMap: 'node-ca' }, basicAuthSecret: 'scraper' },
    }),
  )
  assert.equal(
    named.map(({ kind, name, keys }) => [kind, name, keys.join(' ')]),
    [
      ['Secret', 'served', 'tls.crt tls.key ca.crt'],
      ['Secret', 'scraper', 'username password'],
      ['ConfigMap', 'node-ca', 'ca.crt'],
      ['Secret', 'registry', '.dockerconfigjson'],
    ],
  )
  const [served] = named
  assert.ok(served)
  assert.equal(judgeHeld(served, undefined, 'lab'), [
    { what: 'There is no Secret lab/served, which pveExporter.certificateSecret names.' },
  ])
})

test.run()
