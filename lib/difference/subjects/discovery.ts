import type { Rendering } from '../rendering/rendering.ts'
import { say } from '../sentence.ts'
import type { Subject } from '../subject.ts'

/** Another way in which Prometheus finds the hypervisors. */
export const discovery: Subject = ({ before, after }) => {
  const [old, now] = [modeOf(before), modeOf(after)]
  return {
    sentences: old === undefined || now === undefined || old === now ? [] : [say`discovery ${old} → ${now}`],
    explained: [],
  }
}

const modes = { Probe: 'static', EndpointSlice: 'endpointslices', Endpoints: 'endpoints' }

const modeOf = ({ objects }: Rendering): string | undefined => {
  const kinds = new Set([...objects.values()].map(({ kind }) => kind))
  return Object.entries(modes).find(([kind]) => kinds.has(kind))?.[1]
}
