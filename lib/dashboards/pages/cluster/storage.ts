import { band, heading, type Section } from '../../layout.ts'
import { storages } from '../storages.ts'

/** The storages, the fullest first. */
export const storage = (): Section => [heading('Storage'), band(9, storages(100))]
