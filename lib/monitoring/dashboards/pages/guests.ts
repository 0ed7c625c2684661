import { dashboard } from '../dashboard.ts'
import { uids } from '../dashboard-names.ts'
import { environments, guest, nodes, rows, search } from '../variables.ts'
import { overview } from './guests/overview.ts'
import { pickedGuest } from './guests/picked-guest.ts'

/** Every guest in a table that is searched, and below it the history of the one that is picked. */
export const guests = () =>
  dashboard({
    uid: uids.guests,
    title: 'Proxmox / Guests',
    description:
      "Virtual machines and containers: a table to search, and one guest's history across migrations.",
    variables: [environments(), nodes(), search(), rows(), guest()],
    sections: [overview(), pickedGuest()],
  })
