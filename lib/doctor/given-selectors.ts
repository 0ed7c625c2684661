import type { Seen } from '../cluster/seen.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import { joined, shell } from '../problem/shell.ts'
import type { Finding } from './check.ts'
import { applyAgain } from './delivery.ts'
import { listed, liveOf, objectName } from './live-object.ts'
import type { Rendered } from './rendered.ts'

type Service = (Seen | Rendered) & { spec?: { selector?: Record<string, string> | null } }

/** Services without a selector to which somebody gave one: Kubernetes then writes over their Endpoints, and an apply leaves it there. */
export const givenSelectors = (
  environment: NamedEnvironment,
  rendered: Rendered[],
  objects: Seen[],
): Finding[] =>
  rendered.filter(isWithout).flatMap(service => {
    const live = liveOf(service, objects)
    if (live === undefined || isWithout(live)) return []
    const labels = Object.entries((live as Service).spec?.selector ?? {}).map(entry => entry.join('='))
    const { namespace, name } = service.metadata
    return [
      {
        what: `${objectName(service)} has a selector that the overlay does not give it: ${listed(labels)}.`,
        why: 'Kubernetes replaces the addresses of its Endpoints by those of pods with these labels, again after each apply.',
        mend: {
          command: joined(
            ' && ',
            shell`kubectl --namespace ${namespace} patch service ${name} --type json --patch '[{"op":"remove","path":"/spec/selector"}]'`,
            applyAgain(environment).command,
          ),
        },
      },
    ]
  })

const isWithout = (object: Seen | Rendered): boolean => {
  const { kind, spec } = object as Service
  return kind === 'Service' && Object.keys(spec?.selector ?? {}).length === 0
}
