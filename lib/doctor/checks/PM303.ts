import { joined, type ShellCommand, shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { caOfProxmox, filledKeys, type Held, held, type NamedObject } from '../named-object.ts'
import { mayGet } from '../rights.ts'

/** The CA by which the exporters verify Proxmox VE. */
export const PM303: Check = {
  code: 'PM303',
  title: 'The CA that verifies Proxmox VE is in the namespace.',
  after: ['PM207'],
  rights: ({ environment }) => {
    const ca = caOfProxmox(environment)
    return ca === undefined ? [] : [mayGet(ca.kind, environment.namespace, ca.name)]
  },
  run: async scene => {
    const ca = caOfProxmox(scene.environment)
    if (ca === undefined) return skip('tls names no CA')
    const { value, failure } = await held(scene, ca)
    if (failure !== undefined) return unseen(failure)
    const { namespace } = scene.environment
    return found(
      judgeHeld(ca, value, namespace).map(finding => ({
        ...finding,
        why: 'The exporters do not start, or trust no hypervisor.',
        mend: { command: joined('\n', ...removal(ca, value, namespace), ...scene.caSteps) },
      })),
    )
  },
}

/** Whether an object is there with all its keys. */
export const judgeHeld = (
  { kind, name, keys, field }: NamedObject,
  seen: Held | undefined,
  namespace: string,
): Pick<Finding, 'what'>[] => {
  if (seen === undefined) return [{ what: `There is no ${kind} ${namespace}/${name}, which ${field} names.` }]
  const missing = keys.filter(key => !seen.data?.[key])
  if (missing.length === 0) return []
  const has = filledKeys(seen).join(', ') || 'no key'
  return [{ what: `${kind} ${namespace}/${name} lacks ${missing.join(', ')}; it has ${has}.` }]
}

/** What makes room for it, where one without the key stands there. */
const removal = ({ kind, name }: NamedObject, seen: Held | undefined, namespace: string): ShellCommand[] =>
  seen === undefined ? [] : [shell`kubectl --namespace ${namespace} delete ${kind.toLowerCase()} ${name}`]
