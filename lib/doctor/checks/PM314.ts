import type { Seen } from '../../cluster/seen.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { listed, objectName } from '../live-object.ts'
import { held } from '../named-object.ts'
import { containersOf, type Pod, workloads } from '../pods.ts'
import { restartCommand } from '../restart.ts'
import { usedSecret } from './PM302.ts'

/** Exporters read credentials and CA at their start: one that is older asks with what was there before. */
export const PM314: Check = {
  code: 'PM314',
  title: 'The pods started after the Secret last changed.',
  after: ['PM302', 'PM303', 'PM313'],
  run: async scene => {
    const { environment } = scene
    const [seen, secret] = await Promise.all([
      workloads(scene),
      held(scene, { kind: 'Secret', name: usedSecret(environment).name, keys: [], field: '' }),
    ])
    const failure = seen.failure ?? secret.failure
    if (failure !== undefined) return unseen(failure)
    if (secret.value === undefined || seen.value === undefined) return skip('there is no Secret')
    return found(olderPods(seen.value.pods, secret.value, environment))
  },
}

/** When somebody last changed what an object holds; its labels and annotations do not count. */
export const lastChange = ({ metadata: { managedFields = [], creationTimestamp } }: Seen): number => {
  const times = managedFields
    .filter(({ fieldsV1 = {} }) => 'f:data' in fieldsV1 || 'f:stringData' in fieldsV1)
    .map(({ time = '' }) => Date.parse(time))
  return Math.max(Date.parse(creationTimestamp ?? ''), ...times.filter(Number.isFinite)) / 1000
}

/** Pods with a container that started before the change. */
export const olderPods = (
  pods: Pod[],
  secret: Seen,
  environment: Pick<NamedEnvironment, 'namespace' | 'name'>,
): Finding[] => {
  const changed = lastChange(secret)
  const older = containersOf(pods).filter(({ status: { state } }) => {
    const started = Date.parse(state.running?.startedAt ?? '') / 1000
    return started < changed
  })
  if (older.length === 0) return []
  const names = listed(older.map(({ pod }) => objectName(pod)))
  return [
    {
      what: `${names} started before ${objectName(secret)} last changed (${new Date(changed * 1000).toISOString()}).`,
      why: `${older.length === 1 ? 'It asks' : 'They ask'} Proxmox VE with what the Secret held before.`,
      mend: { command: restartCommand(environment) },
    },
  ]
}
