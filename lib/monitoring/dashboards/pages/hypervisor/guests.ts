import { band, heading, type Section } from '../../layout.ts'
import { onPickedHypervisor } from '../../queries/guests-found.ts'
import { guestTable } from '../guest-table.ts'

/** The guests that the node runs. */
export const guests = (): Section => [
  heading('Guests of this hypervisor'),
  band(11, guestTable('Guests', onPickedHypervisor, '200')),
]
