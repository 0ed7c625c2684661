import type { Rendering } from './agent.ts'
import { aim, seconds, table } from './table.ts'

/** An agent's costs as a table, with the aim. */
export const agentReport = (costs: Map<number, Record<string, Rendering>>): string =>
  `${table(
    ['hypervisors', 'overlay', 'unpatched', 'patched', 'by hand'],
    [...costs].map(([hypervisors, of]) => [
      String(hypervisors),
      ...['overlay', 'unpatched', 'patched', 'by hand'].map(name => seconds(of[name]?.seconds ?? 0)),
    ]),
  )}
${[...costs]
  .map(([hypervisors, { overlay, unpatched, patched }]) =>
    aim(
      `an overlay of ${hypervisors} hypervisors, to the same by hand (without its patches ${ratio(unpatched)}, and its patches alone on one file ${ratio(patched)})`,
      overlay?.toByHand ?? 0,
      1.15,
    ),
  )
  .join('')}`

const ratio = (rendering: Rendering | undefined): string => (rendering?.toByHand ?? 0).toFixed(2)
