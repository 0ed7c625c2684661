import { band, heading, type Section } from '../../layout.ts'
import { onPickedNodes } from '../../queries/guests.ts'
import { guestTable } from '../guest-table.ts'

/** The guests that the node runs. */
export const guests = (): Section => [
  heading('Its guests'),
  band(12, guestTable('Guests of this hypervisor', onPickedNodes, '200')),
]
