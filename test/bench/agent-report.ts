import type { Costs } from './interleaved.ts'
import { aim, seconds, table } from './table.ts'

/** An agent's costs as a table, with the aim. */
export const agentReport = (costs: Map<number, Costs>): string =>
  `${table(
    ['hypervisors', 'overlay', 'unpatched', 'patched', 'by hand'],
    [...costs].map(([hypervisors, { overlay = 0, unpatched = 0, patched = 0, 'by hand': byHand = 0 }]) => [
      String(hypervisors),
      seconds(overlay),
      seconds(unpatched),
      seconds(patched),
      seconds(byHand),
    ]),
  )}
${[...costs]
  .map(([hypervisors, { overlay = 0, unpatched = 0, patched = 0, 'by hand': byHand = 0 }]) =>
    aim(
      `an overlay of ${hypervisors} hypervisors, to the same by hand (without its patches ${(unpatched / byHand).toFixed(2)}, and its patches alone on one file ${(patched / byHand).toFixed(2)})`,
      overlay / byHand,
      1.15,
    ),
  )
  .join('')}`
