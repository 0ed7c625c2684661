import { test } from 'uvu'
import { endsInLineBreak } from '../../../lib/cluster/seen.ts'
import type { Credentials, Environment, Tls } from '../../../lib/environment.ts'
import { examineEach, type Scenes } from '../examined.ts'
import { certificates } from '../recorded/certificates.ts'
import type { Told } from '../told-scene.ts'

const hidden = '(hidden)'
const token = { PVE_USER: hidden, PVE_TOKEN_NAME: hidden, PVE_TOKEN_VALUE: hidden }
const external = {
  externalSecret: { store: { name: 'vault' }, key: 'proxmox/newyork' },
} satisfies Credentials
const sealed = { sealedSecret: { encryptedData: { PVE_USER: 'AgA', PVE_TOKEN_NAME: 'AgB' } } } as Credentials

const by = (credentials: Credentials, more: Told = {}): Told => ({
  ...more,
  environment: { pveExporter: { credentials, tls: 'insecure' }, ...more.environment },
})
const made = (kind: string, ...conditions: object[]): Told =>
  by(kind === 'ExternalSecret' ? external : sealed, {
    named: {
      [`${kind} proxmox/newyork-proxmox-monit-pve-exporter`]: {
        kind,
        metadata: { name: 'newyork-proxmox-monit-pve-exporter', namespace: 'proxmox' },
        ...(conditions.length > 0 && { status: { conditions } }),
      },
    },
  })
const secret = (name: string, data?: Record<string, string>): Told => ({
  named: { [`Secret proxmox/${name}`]: { kind: 'Secret', ...(data && { data }) } },
})

const verified = (tls: Tls, more: Told = {}, own: Partial<Environment['pveExporter']> = {}): Told => ({
  ...more,
  environment: { pveExporter: { credentials: { secret: 'pve-exporter' }, tls, ...own } },
})
const inMap = (data?: Record<string, string>): Told => ({
  named: { 'ConfigMap proxmox/pve-ca': { kind: 'ConfigMap', ...(data && { data }) } },
})
const map = { caConfigMap: 'pve-ca' }
const ofPem = (...pem: string[]): Told => inMap({ 'ca.crt': pem.join('\n') })
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const at = (date: string) => ({ now: Date.parse(date) / 1000 })

const others: Partial<Environment> = {
  pveExporter: {
    credentials: { secret: 'pve-exporter' },
    tls: 'insecure',
    certificateSecret: 'served',
    imagePullSecrets: [{ name: 'registry' }],
  },
  nodeExporter: { scheme: 'https', tls: { caConfigMap: 'node-ca' }, basicAuthSecret: 'scraper' },
  exporters: {
    custom: [{ name: 'own', port: 9135, scheme: 'https', tls: { caSecret: 'own-ca' } }],
  },
}
const held: Told = {
  environment: others,
  named: {
    'Secret proxmox/served': { data: { 'tls.crt': 'a', 'tls.key': hidden, 'ca.crt': 'a' } },
    'Secret proxmox/registry': { data: { '.dockerconfigjson': hidden } },
    'Secret proxmox/scraper': { data: { username: hidden, password: hidden } },
    'Secret proxmox/own-ca': { data: { 'ca.crt': 'a' } },
    'ConfigMap proxmox/node-ca': { data: { 'ca.crt': 'a' } },
  },
}

const scenes: Record<string, Scenes> = {
  PM301: {
    'nobody makes the Secret': {},
    'an ExternalSecret is not there': by(external),
    'a SealedSecret is not there': by(sealed),
    'the cluster does not know ExternalSecrets': by(external, { unknown: ['ExternalSecret'] }),
    'SealedSecrets may not be read': by(sealed, { refused: ['SealedSecret'] }),
    // External Secrets 1.3.2 and Sealed Secrets 0.27.1 word their conditions so.
    'the store gave it': made(
      'ExternalSecret',
      { type: 'Synced', status: 'False' },
      { type: 'Ready', status: 'True', reason: 'SecretSynced' },
    ),
    'the store does not give it': made('ExternalSecret', {
      type: 'Ready',
      status: 'False',
      reason: 'SecretSyncedError',
      message: 'could not get secret data from provider',
    }),
    'no operator looked at the ExternalSecret': made('ExternalSecret'),
    'the controller decrypted it': made('SealedSecret', { type: 'Synced', status: 'True' }),
    'the controller cannot decrypt it': made('SealedSecret', {
      type: 'Synced',
      status: 'False',
      message: 'no key could decrypt secret (PVE_USER)',
    }),
    'no controller looked at the SealedSecret': made('SealedSecret', { type: 'Ready', status: 'True' }),
    'another SealedSecret is not there': by(sealed, { environment: { namePrefix: 'pve-' } }),
  },
  PM302: {
    'it has the keys of a token': secret('pve-exporter', token),
    'it has a password': secret('pve-exporter', { PVE_USER: hidden, PVE_PASSWORD: hidden }),
    'it is not there': {},
    'it has no key': secret('pve-exporter'),
    'it lacks two keys': secret('pve-exporter', { PVE_USER: hidden, PVE_TOKEN: hidden }),
    'a key is empty': secret('pve-exporter', { ...token, PVE_TOKEN_VALUE: '' }),
    'it has a password and no user': secret('pve-exporter', { PVE_PASSWORD: hidden }),
    'a value ends in a line break': secret('pve-exporter', { ...token, PVE_TOKEN_VALUE: endsInLineBreak }),
    'two values end in a line break': secret('pve-exporter', {
      ...token,
      PVE_TOKEN_NAME: endsInLineBreak,
      PVE_TOKEN_VALUE: endsInLineBreak,
    }),
    'it holds a whole pve.yml': by(
      { configSecret: 'pve-yml' },
      secret('pve-yml', { 'pve.yml': endsInLineBreak }),
    ),
    'it lacks pve.yml': by({ configSecret: 'pve-yml' }, secret('pve-yml', token)),
    'an ExternalSecret makes it': by(external, secret('newyork-proxmox-monit-pve-exporter', token)),
    'it is of a SOPS file, and has the prefix': by({ sops: { file: 'token.sops.yaml' } }),
    'it may not be read': { refused: ['Secret'] },
  },
  PM303: {
    'nothing is verified': {},
    'the public roots verify': verified({}),
    'the ConfigMap holds it': verified(map, inMap({ 'ca.crt': 'a' })),
    'there is no ConfigMap': verified(map),
    'the ConfigMap has another key': verified(map, inMap({ 'ca.pem': 'a', 'more.pem': 'b' })),
    'the ConfigMap is empty': verified(map, inMap()),
    'its key is empty': verified(map, inMap({ 'ca.crt': '' })),
    'there is no Secret': verified({ caSecret: 'pve-ca' }),
    'the Secret has another key': verified({ caSecret: 'pve-ca' }, secret('pve-ca', { 'tls.crt': 'a' })),
    'the ConfigMap may not be read': verified(map, { refused: ['ConfigMap'] }),
    'the Secret may not be read': verified({ caSecret: 'pve-ca' }, { refused: ['Secret'] }),
  },
  PM304: {
    'nothing is verified': {},
    'it is taken': verified(map, ofPem(certificates.taken)),
    'it stands in a Secret': verified(
      { caSecret: 'pve-ca' },
      secret('pve-ca', { 'ca.crt': base64(certificates.taken) }),
    ),
    'it is not there': verified(map),
    'it is no PEM': verified(map, ofPem('pve-root-ca.pem: No such file')),
    'a block is no certificate': verified(
      { caSecret: 'pve-ca' },
      secret('pve-ca', {
        'ca.crt': base64('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      }),
    ),
    "a host's own stands beside it": verified(map, ofPem(certificates.leaf, certificates.taken)),
    'it has no key usage': verified(map, ofPem(certificates.unused)),
    'it has no key identifier': verified(map, ofPem(certificates.taken, certificates.unnamed)),
    'an image of its own may take it': verified(map, ofPem(certificates.unused), { image: { tag: '3.4.0' } }),
    'it expired': verified(map, { ...ofPem(certificates.taken), scene: at('2036-01-01T00:00:01Z') }),
    'it is in its last second': verified(map, { ...ofPem(certificates.taken), scene: at('2036-01-01') }),
    'it is not yet valid': verified(map, {
      ...ofPem(certificates.unused),
      scene: at('2025-12-31T23:59:59Z'),
    }),
    'it is in its first second': verified(map, { ...ofPem(certificates.taken), scene: at('2026-01-01') }),
    'it may not be read': verified(map, { refused: ['ConfigMap'] }),
  },
  PM305: {
    'nothing else is named': {},
    'all are there': held,
    'none is there': { environment: others },
    'they lack their keys': {
      environment: others,
      named: {
        ...held.named,
        'Secret proxmox/served': { data: { 'tls.crt': 'a' } },
        'Secret proxmox/registry': {},
      },
    },
    'Secrets may not be read': { ...held, refused: ['Secret'] },
    'Secrets may not be read, and the ConfigMap is not there': { environment: others, refused: ['Secret'] },
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
