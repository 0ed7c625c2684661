import type { KindName } from '../../cluster/kinds.ts'
import type { Seen } from '../../cluster/seen.ts'
import { numberOf } from '../../problem/number-of.ts'
import { type Check, found, unseen } from '../check.ts'
import { applyAgain } from '../delivery.ts'
import { listed, liveOf, objectName } from '../live-object.ts'
import { ownKinds, ownObjects } from '../own-objects.ts'
import type { Rendered } from '../rendered.ts'
import { mayList } from '../rights.ts'
import { isDashboard } from '../scraping.ts'

/** Every object of the overlay. */
export const PM208: Check = {
  code: 'PM208',
  title: 'Every object of the overlay is in the cluster.',
  // Objects of another commit differ from this one's.
  after: ['PM106', 'PM107', 'PM204', 'PM206', 'PM207'],
  rights: ({ environment }) => mayList(ownKinds(environment), environment.namespace),
  run: async scene => {
    const rendered = ((await scene.rendered()).value ?? []).filter(object => !isEncrypted(object))
    const { objects, failures } = await ownObjects(scene)
    const looked = rendered.filter(({ kind }) => !failures.has(kind as KindName))
    const missing = missingObjects(looked, objects)
    const [refused] = failures.values()
    if (missing.length === 0 && refused !== undefined) return unseen(refused)
    if (missing.length === 0) return found([], numberOf(rendered.length, 'object'))
    return found([
      {
        ...(missing.every(isDashboard) && { severity: 'warn' as const }),
        what: `${missing.length} of ${numberOf(rendered.length, 'object')} ${missing.length === 1 ? 'is' : 'are'} not there: ${listed(missing.map(objectName))}.`,
        why: 'What they do is not done.',
        mend: applyAgain(scene.environment),
      },
    ])
  },
}

/** A Secret that SOPS encrypted: only Flux can read it, and PM302 judges what it becomes. */
const isEncrypted = (object: Rendered): boolean => 'sops' in object

/** Objects of the overlay that the cluster does not have. */
export const missingObjects = (rendered: Rendered[], objects: Seen[]): Rendered[] =>
  rendered.filter(object => liveOf(object, objects) === undefined)
