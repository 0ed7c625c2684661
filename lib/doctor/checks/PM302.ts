import { endsInLineBreak } from '../../cluster/seen.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { credentialsSecret } from '../../generate/overlay/credentials-secret.ts'
import { fullName } from '../../generate/overlay/full-name.ts'
import { joined, type ShellCommand, shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import { filledKeys, type Held, held } from '../named-object.ts'
import { restartCommand } from '../restart.ts'
import { mayGet } from '../rights.ts'

/** The Secret that the exporters take their credentials from: its keys, never their values. */
export const PM302: Check = {
  code: 'PM302',
  title: 'The Secret has the keys that the exporters read.',
  after: ['PM207', 'PM301'],
  rights: ({ environment }) => [mayGet('Secret', environment.namespace, usedSecret(environment).name)],
  run: async scene => {
    const used = usedSecret(scene.environment)
    const { value, failure } = await held(scene, { kind: 'Secret', keys: [], field: '', name: used.name })
    if (failure !== undefined) return unseen(failure)
    return found(
      judgeSecret(
        scene.environment,
        value,
        joined('\n', ...scene.credentialSteps, restartCommand(scene.environment)),
      ),
    )
  },
}

/** The Secret by its name in the cluster, which in a SOPS file has the prefix. */
export const usedSecret = (environment: NamedEnvironment) => {
  const used = credentialsSecret(environment)
  return 'sops' in environment.pveExporter.credentials
    ? { ...used, name: fullName(environment, used.name) }
    : used
}

/** What a Secret lacks; `steps` are the commands that make it. */
export const judgeSecret = (
  environment: NamedEnvironment,
  secret: Held | undefined,
  steps: ShellCommand,
): Finding[] => {
  const { name, holds } = usedSecret(environment)
  const { namespace } = environment
  const data = secret?.data ?? {}
  if (secret === undefined)
    return [
      {
        what: `There is no Secret ${namespace}/${name}.`,
        why: 'The exporters do not start.',
        mend: { command: steps },
      },
    ]
  const missing = missingKeys(holds, data)
  if (missing.length > 0)
    return [
      {
        what: `Secret ${namespace}/${name} lacks ${missing.join(', ')}; it has ${filledKeys(secret).join(', ') || 'no key'}.`,
        why: 'The exporters do not start, or ask without credentials.',
        mend: { command: joined('\n', shell`kubectl --namespace ${namespace} delete secret ${name}`, steps) },
      },
    ]
  const broken = Object.keys(data).filter(key => holds === 'variables' && data[key] === endsInLineBreak)
  if (broken.length === 0) return []
  return [
    {
      what: `${broken.join(', ')} of Secret ${namespace}/${name} ${broken.length === 1 ? 'ends' : 'end'} in a line break.`,
      why: 'It becomes part of the token, which Proxmox VE then refuses.',
      mend: { command: joined('\n', shell`kubectl --namespace ${namespace} delete secret ${name}`, steps) },
    },
  ]
}

/** Keys that are not there, or empty. A password may stand for the token's two. */
const missingKeys = (holds: 'variables' | 'pve.yml', data: Record<string, string>): string[] => {
  const lacks = (key: string): boolean => !data[key]
  if (holds === 'pve.yml') return ['pve.yml'].filter(lacks)
  const needed = lacks('PVE_PASSWORD') ? ['PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'] : ['PVE_USER']
  return needed.filter(lacks)
}
