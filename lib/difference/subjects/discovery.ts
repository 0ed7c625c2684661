import type { Rendering } from '../rendering/rendering.ts'
import { say } from '../sentence.ts'
import { isBelow, type Subject, told } from '../subject.ts'

/** Another way in which Prometheus finds the hypervisors. */
export const discovery: Subject = ({ before, after }, fields) => {
  const [old, now] = [modeOf(before), modeOf(after)]
  return told(
    old === undefined || now === undefined || old === now ? [] : [say`discovery ${old} → ${now}`],
    fields.filter(field => isBelow(field, 'spec', 'serviceDiscoveryRole')),
  )
}

const modes = { Probe: 'static', EndpointSlice: 'endpointslices', Endpoints: 'endpoints' }

const modeOf = ({ objects }: Rendering): string | undefined => {
  const kinds = new Set([...objects.values()].map(({ kind }) => kind))
  return Object.entries(modes).find(([kind]) => kinds.has(kind))?.[1]
}
