import { deepEqual, doesNotMatch, match } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { credentialSteps } from '../../../lib/commands/steps/credential-steps.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment, ExternalSecretSource, SealedData } from '../../../lib/environment.ts'
import { define } from '../cluster/definitions.ts'
import { moduleFolder } from '../cluster/tools.ts'
import { chapter } from '../laboratory/chapter.ts'
import { bringByFlux } from './controllers.ts'
import { byFlux, small } from './environments.ts'
import { quorumSeenBy, reconciled, standing } from './observed.ts'
import { startSealedSecrets } from './sealed-secrets.ts'
import { cluster, laboratory, newyork, tree } from './shared.ts'
import { shell } from './shell.ts'

const test = chapter('credentials')

const token = newyork.secret.PVE_TOKEN_VALUE
const stepsOf = (name: string, environment: Environment) =>
  credentialSteps(complete(name, `environments/${name}.ts`, environment))

let commit = ''

const sealedBy = (encryptedData: SealedData) =>
  small({ delivery: byFlux }, { credentials: { sealedSecret: { encryptedData } } })

/** What the printed commands give of each key, sealed for that environment. */
async function sealedFor(name: string, certificate: string): Promise<SealedData> {
  const keys: SealedData = { PVE_USER: '', PVE_TOKEN_NAME: '', PVE_TOKEN_VALUE: '' }
  const values: Record<string, string> = {}
  const steps = stepsOf(name, sealedBy(keys))
  for (const [index, key] of Object.keys(keys).entries())
    values[key] = await shell(steps[index] as string, { TOKEN: token, SEALED_SECRETS_CERT: certificate })
  return values
}

test('sealed by the printed commands are opened by the controller, each environment’s for itself, and Flux waits for that', async () => {
  const certificate = await startSealedSecrets(cluster, laboratory.folder)
  for (const name of ['sealed-one', 'sealed-two'])
    tree.write(name, sealedBy(await sealedFor(name, certificate)))
  commit = await tree.push('two environments with sealed credentials')
  await bringByFlux()
  await quorumSeenBy(['sealed-one', 'sealed-two'])
  for (const name of ['sealed-one', 'sealed-two']) {
    await reconciled(`proxmox-monitoring-${name}`, commit)
    deepEqual(await ownerOf(`${name}-proxmox-monit-pve-exporter`), ['SealedSecret'])
  }
})

const ownerOf = async (secret: string): Promise<string[]> => {
  const { metadata } = await cluster.kubectl.get('secret', secret, '--namespace=monitoring')
  return (metadata.ownerReferences ?? []).map(({ kind }: { kind: string }) => kind)
}

test('in SOPS files, made by the printed commands, are decrypted by Flux, each environment’s for itself', async () => {
  const environment = small({ delivery: byFlux }, { credentials: { sops: { file: 'token.sops.yaml' } } })
  for (const name of ['sops-one', 'sops-two']) tree.write(name, environment)
  await tree.build()
  const [key, encrypt, secret] = stepsOf('sops-one', environment) as unknown as [string, string, string]
  for (const step of [key, encrypt, secret]) await shell(step, { TOKEN: token })
  await shell(stepsOf('sops-two', environment)[1] as string, { TOKEN: token })
  commit = await tree.push('two environments with SOPS files')
  await quorumSeenBy(['sops-one', 'sops-two'])
  for (const name of ['sops-one', 'sops-two']) {
    await reconciled(`proxmox-monitoring-${name}`, commit)
    await cluster.kubectl.get('secret', `${name}-pve-exporter`, '--namespace=monitoring')
  }
})

test('are in nothing that was pushed: no token, and not the key that decrypts', async () => {
  const pushed = (await shell('git ls-files')).trim().split('\n')
  match(pushed.join(), /overlays\/sops-one\/token\.sops\.yaml/)
  doesNotMatch(pushed.join(), /agekey/)
  const encoded = Buffer.from(token).toString('base64')
  for (const path of pushed) {
    const text = readFileSync(join(tree.folder, path), 'utf8')
    deepEqual(
      [text.includes(token), text.includes(encoded), text.includes('AGE-SECRET-KEY')],
      [false, false, false],
      path,
    )
  }
})

test('from a store: the API server accepts the ExternalSecrets by their real definition', async () => {
  const sources = await moduleFolder('external-secrets', 'github.com/external-secrets/external-secrets')
  const crd = join(sources, 'config/crds/bases/external-secrets.io_externalsecrets.yaml')
  await define(cluster, readFileSync(crd, 'utf8'))
  const template = ['user', 'token_name', 'token_value']
    .map(field => `  ${field}: '{{ .${field} }}'`)
    .concat('  verify_ssl: false', '  timeout: 2', '')
    .join('\n')
  const from = (own: Partial<ExternalSecretSource>) =>
    small({}, { credentials: { externalSecret: { store: { name: 'vault' }, key: 'pve', ...own } } })
  const { objects } = await laboratory.tree('external', {
    plain: from({}),
    whole: from({ template: `default:\n${template}` }),
  })
  for (const name of ['plain', 'whole']) {
    const made = (await objects(name)).filter(({ kind }) => kind === 'ExternalSecret')
    match(
      await cluster.kubectl.apply(made, '--dry-run=server'),
      new RegExp(`^externalsecret.external-secrets.io/${name}-proxmox-monit-pve-exporter serverside-applied`),
    )
  }
})

test('of environments that are gone are gone with them', async () => {
  for (const name of ['sealed-one', 'sealed-two', 'sops-one', 'sops-two']) tree.remove(name)
  await tree.push('without them')
  // All else as well: it would be gone in the middle of another test's comparison.
  await cluster.eventually('the Secrets to go', async () =>
    deepEqual(
      Object.keys(await standing('monitoring')).filter(object => / (sealed|sops)-/.test(object)),
      [],
    ),
  )
})

test.run()
