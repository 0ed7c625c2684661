import type { Raised } from '../alerts/faults/fault.ts'
import type { Page } from '../alerts/pager.ts'

/** All that happened and all that was said of it; times in milliseconds. */
export interface History {
  happened: Happened[]
  told: Told[]
  pages: Omit<Page, 'annotations'>[]
}

/** An event with its times: it began, it was undone, and nothing more was said of it. */
export interface Happened {
  what: string
  environment?: string
  begun: number
  undone: number
  over: number
  raises: Raised[]
  held: Raised[]
  /** Names of alerts that may fire besides. */
  perhaps: string[]
  /** Prometheus forgot meanwhile what fired. */
  forgets: boolean
}

/** When Prometheus's rules said an alert: every evaluation. */
export interface Told {
  labels: Record<string, string>
  state: 'pending' | 'firing'
  times: number[]
}
