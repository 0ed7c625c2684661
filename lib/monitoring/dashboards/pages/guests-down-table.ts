import { anyIsBad } from '../appearance.ts'
import { toGuest, toHypervisor } from '../links.ts'
import type { Sized } from '../panels/panel.ts'
import { table } from '../panels/table.ts'
import { guestsDown } from '../queries/guests.ts'

/** The guests that should run and do not, a row each. */
export const guestsDownTable = (): Sized =>
  table({
    title: 'Guests that are down',
    description:
      'The first fifty guests that should run and do not. Click one for its history, then start it or find out who stopped it.',
    levels: anyIsBad,
    labels: [
      { label: 'name', heading: 'Name', link: toGuest },
      { label: 'node', heading: 'Node', link: toHypervisor, last: true },
      { label: 'environment', heading: 'Environment', last: true },
      { label: 'id', heading: 'ID', last: true },
    ],
    values: [
      {
        heading: 'State',
        expression: `topk(50, max by (environment, id, name, node) (${guestsDown}))`,
        unit: 'short',
        words: { 0: { text: 'DOWN', level: 'bad' } },
        as: 'ground',
        width: 95,
      },
    ],
    none: 'no guest is down that is known',
  })
