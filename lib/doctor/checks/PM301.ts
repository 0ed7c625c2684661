import type { Seen } from '../../cluster/seen.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { fullName } from '../../generate/overlay/full-name.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import type { Condition } from '../delivery.ts'
import { mayGet } from '../rights.ts'

type Source = Seen & { status?: { conditions?: Condition[] } }

/** What makes the Secret of the credentials, where an operator does. */
export const PM301: Check = {
  code: 'PM301',
  title: 'The ExternalSecret or SealedSecret became a Secret.',
  after: ['PM207'],
  rights: ({ environment }) => {
    const kind = kindOf(environment)
    return kind === undefined
      ? []
      : [mayGet(kind, environment.namespace, fullName(environment, names.pveExporter))]
  },
  run: async ({ cluster, environment }) => {
    const kind = kindOf(environment)
    if (kind === undefined) return skip('no operator makes the Secret')
    const name = fullName(environment, names.pveExporter)
    const { value, failure } = await cluster.get<Source>(kind, name, environment.namespace)
    if (failure?.kind === 'unknown kind') return skip(`the cluster does not know ${kind}`)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip(`there is no ${kind} ${environment.namespace}/${name}`)
    return found(judgeSecretSource(value))
  },
}

const kindOf = ({ pveExporter: { credentials } }: NamedEnvironment) => {
  if ('externalSecret' in credentials) return 'ExternalSecret'
  return 'sealedSecret' in credentials ? 'SealedSecret' : undefined
}

/** Whether the operator did its part, in its own words; both say nothing until they have tried. */
export const judgeSecretSource = ({ kind, metadata: { name, namespace }, status }: Source): Finding[] => {
  const type = kind === 'ExternalSecret' ? 'Ready' : 'Synced'
  const condition = status?.conditions?.find(one => one.type === type)
  if (condition?.status === 'True') return []
  const said =
    condition === undefined
      ? 'no operator has looked at it'
      : // Sealed Secrets gives no reason.
        [condition.reason, condition.message].filter(one => one !== undefined).join(': ')
  return [
    {
      what: `${kind} ${namespace}/${name} is not ${type}: ${said}`,
      why: 'Without the Secret the exporters do not start; with an old one they ask with an old token.',
      mend: { advice: advice(kind, condition) },
    },
  ]
}

const advice = (kind: string, condition: Condition | undefined): string => {
  if (condition === undefined) return `Install the operator of ${kind}, or read its log.`
  return kind === 'ExternalSecret'
    ? 'Correct the store, the entry or its properties, which the message names (pveExporter.credentials.externalSecret).'
    : 'Seal the values again for this name and namespace: `npm run credentials`.'
}
