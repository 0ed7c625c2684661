import { heading, type Section } from '../../layout.ts'
import { collections } from './collections.ts'
import { resources } from './resources.ts'
import { scrapes } from './scrapes.ts'

/** How the scrapes, the API behind them and the exporters did over time. */
export const overTime = (): Section => [heading('Over time'), scrapes(), collections(), resources()]
