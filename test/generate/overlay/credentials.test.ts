import * as assert from 'uvu/assert'
import type { Credentials, Environment } from '../../../lib/environment.ts'
import { kubectlSuite, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, problemsOf, render, texts } from './render.ts'

const test = kubectlSuite('credentials')

/** What `kubeseal --raw` prints has this shape; it decrypts to nothing. */
const sealed = `${'Ag'.repeat(60)}==`
const store = { name: 'vault' }
const withCredentials = (credentials: Credentials): Environment => ({
  ...lab,
  pveExporter: { tls: 'insecure', credentials },
})

/** A SOPS file's shape, without its secret. */
const sopsFile = (key: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata:\n  name: pve-exporter\nstringData:\n  ${key}: ENC[AES256_GCM,data:x,type:str]\nsops:\n  version: 3.9.0\n`

const token = { PVE_USER: sealed, PVE_TOKEN_NAME: sealed, PVE_TOKEN_VALUE: sealed }

/** Each source, the Secret that the exporters then take, and whether it is mounted as `pve.yml`. */
const sources: [string, Credentials, string, 'variables' | 'pve.yml', string?][] = [
  ['a Secret', { secret: 'lab-token' }, 'lab-token', 'variables'],
  ['a configSecret', { configSecret: 'lab-config' }, 'lab-config', 'pve.yml'],
  [
    'an ExternalSecret of three properties',
    { externalSecret: { store, key: 'pve/lab' } },
    'lab-proxmox-monit-pve-exporter',
    'variables',
  ],
  [
    'an ExternalSecret with a templated pve.yml',
    {
      externalSecret: {
        store: { name: 'vault', kind: 'ClusterSecretStore' },
        key: 'pve/lab',
        template:
          "default:\n  user: '{{ .user }}'\n  token_name: monitoring\n  token_value: '{{ .tokenValue }}'\n  verify_ssl: false\n  timeout: 2\n",
      },
    },
    'lab-proxmox-monit-pve-exporter',
    'pve.yml',
  ],
  [
    'a SealedSecret',
    { sealedSecret: { encryptedData: token } },
    'lab-proxmox-monit-pve-exporter',
    'variables',
  ],
  [
    'a sealed pve.yml',
    { sealedSecret: { encryptedData: { 'pve.yml': sealed } } },
    'lab-proxmox-monit-pve-exporter',
    'pve.yml',
  ],
  ['a SOPS file', { sops: { file: 'token.sops.yaml' } }, 'lab-pve-exporter', 'variables', 'PVE_TOKEN_VALUE'],
  [
    'a pve.yml in a SOPS file',
    { sops: { file: 'token.sops.yaml', config: true } },
    'lab-pve-exporter',
    'pve.yml',
    'pve.yml',
  ],
]

for (const [what, credentials, secret, holds, sopsKey] of sources) {
  const files = (name: string) =>
    sopsKey === undefined ? {} : { [`overlays/${name}/token.sops.yaml`]: sopsFile(sopsKey) }

  test(`${what}: both exporters take the Secret of that name, and the objects are as their schemas ask`, () => {
    const [objects = []] = render({ lab: withCredentials(credentials) }, files('lab'))
    assert.equal(taken(objects), [
      [secret, holds],
      [secret, holds],
    ])
    for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
    for (const made of madeBy(objects)) assert.is(made, secret)
  })

  if (!('secret' in credentials) && !('configSecret' in credentials))
    test(`${what}: two environments in one namespace have a Secret each`, () => {
      const both = { lab: withCredentials(credentials), test: withCredentials(credentials) }
      const [first = [], second = []] = render(both, { ...files('lab'), ...files('test') })
      assert.is(madeBy(first).length, 1)
      assert.is(madeBy(second).length, 1)
      assert.not.equal(madeBy(first), madeBy(second))
      assert.is(taken(second)[0]?.[0], madeBy(second)[0])
    })
}

/** The Secret from which each exporter takes its credentials, and how. */
const taken = (objects: Rendered[]): [string, string][] =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .map(({ spec }) => {
      const { volumes, containers } = spec.template.spec
      const [from] = containers[0].envFrom ?? []
      const config = volumes.find(({ name }: { name: string }) => name === 'config')
      return from === undefined
        ? [config.secret.secretName, config.secret.items[0].key]
        : [from.secretRef.name, 'variables']
    })

/** The Secrets that an overlay's objects make, by the name that they will have. */
const madeBy = (objects: Rendered[]): string[] =>
  objects.flatMap(({ kind, metadata, spec }) => {
    if (kind === 'ExternalSecret') return [spec.target.name]
    return kind === 'SealedSecret' || kind === 'Secret' ? [metadata.name] : []
  })

test('an ExternalSecret names store, key and the three properties', () => {
  const [objects = []] = render({
    lab: withCredentials({
      externalSecret: {
        store,
        key: 'pve/lab',
        properties: { user: 'login', tokenName: 'name', tokenValue: 'token' },
        refreshInterval: '15m',
      },
    }),
  })
  assert.equal(objects.find(({ kind }) => kind === 'ExternalSecret')?.spec, {
    refreshInterval: '15m',
    secretStoreRef: { name: 'vault', kind: 'SecretStore' },
    target: { name: 'lab-proxmox-monit-pve-exporter', creationPolicy: 'Owner', deletionPolicy: 'Retain' },
    data: [
      { secretKey: 'PVE_USER', remoteRef: { key: 'pve/lab', property: 'login' } },
      { secretKey: 'PVE_TOKEN_NAME', remoteRef: { key: 'pve/lab', property: 'name' } },
      { secretKey: 'PVE_TOKEN_VALUE', remoteRef: { key: 'pve/lab', property: 'token' } },
    ],
  })
})

test('a SealedSecret holds what was sealed, and nothing else', () => {
  const [objects = []] = render({ lab: withCredentials({ sealedSecret: { encryptedData: token } }) })
  const made = objects.find(({ kind }) => kind === 'SealedSecret')
  assert.equal(made?.spec.encryptedData, token)
  assert.is(made?.metadata.namespace, 'monitoring')
})

test('the build names a SOPS file and makes none', () => {
  const made = texts({ lab: withCredentials({ sops: { file: 'token.sops.yaml' } }) })
  assert.match(made['overlays/lab/kustomization.yaml'] ?? '', '  - token.sops.yaml\n')
  assert.is(made['overlays/lab/token.sops.yaml'], undefined)
})

test('an overlay has its kustomization, its rules, its hypervisors, the way to them and one file for what makes its Secret', () => {
  const made = texts({ lab: withCredentials({ sealedSecret: { encryptedData: token } }) })
  assert.equal(
    Object.keys(made).filter(path => path.startsWith('overlays/')),
    [
      'overlays/lab/endpoints.yaml',
      'overlays/lab/pve-exporter-hypervisor-network-policy.yaml',
      'overlays/lab/pve-exporter-sealed-secret.yaml',
      'overlays/lab/rules-prometheus-rule.yaml',
      'overlays/lab/kustomization.yaml',
    ],
  )
})

const refused: [string, Credentials, RegExp | string][] = [
  [
    'a SealedSecret without values says how to make them, by this environment’s name and namespace',
    { sealedSecret: { encryptedData: {} } },
    'pveExporter.credentials.sealedSecret.encryptedData has no value, and must have PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE, or PVE_USER and PVE_PASSWORD, or pve.yml; each value is what this prints: kubeseal --raw --namespace monitoring --name lab-proxmox-monit-pve-exporter --from-file=/dev/stdin',
  ],
  [
    'a sealed user without a token is refused',
    { sealedSecret: { encryptedData: { PVE_USER: sealed } } },
    /encryptedData has PVE_USER, and must have/,
  ],
  [
    'a whole pve.yml beside variables is refused',
    { sealedSecret: { encryptedData: { ...token, 'pve.yml': sealed } } },
    /has a whole `pve.yml` and variables/,
  ],
  [
    'a value that nobody sealed is refused',
    { sealedSecret: { encryptedData: { ...token, PVE_TOKEN_VALUE: 'not-sealed' } } },
    /PVE_TOKEN_VALUE .*\(hidden\).* is not what `kubeseal --raw` printed/,
  ],
  [
    'a template that holds a token itself is refused',
    {
      externalSecret: { store, key: 'k', template: "default:\n  user: '{{ .user }}'\n  token_value: abc\n" },
    },
    /template holds what looks like a password or token value/,
  ],
  [
    'properties beside a template are refused',
    {
      externalSecret: {
        store,
        key: 'k',
        template: "default: {user: '{{ .u }}', password: '{{ .p }}', verify_ssl: false}",
        properties: { user: 'u', tokenName: 'n', tokenValue: 't' },
      },
    },
    /properties is not read beside `template`/,
  ],
  ['a SOPS file outside the overlay is refused', { sops: { file: '../token.sops.yaml' } }, /sops.file/],
]

for (const [title, credentials, message] of refused)
  test(title, () => {
    const problems = problemsOf({ lab: withCredentials(credentials) })
    assert.is(problems.length, 1)
    assert.match(problems[0] ?? '', message)
  })

test.run()
