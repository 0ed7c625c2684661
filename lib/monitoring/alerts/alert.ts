import type { Collectors } from '../../environment.ts'
import type { ExporterKey, Scope } from '../expressions/scope.ts'
import type { Intervals, Scrape } from './intervals.ts'

/** An alert as it is shipped; an environment's `alerts.rules` may change what has a default. */
export interface Alert {
  /** `<Subject><Condition>`, with `Proxmox` before it. */
  name: `Proxmox${string}`
  severity: Severity
  /** How long the expression must hold. */
  for: string
  /** At least so many node scrapes, where `for` waits until every node has been asked. */
  forNodeScrapes?: number
  /**
   * Seconds for which it goes on firing once its expression has ended: until what docs/inhibit-rules.yaml has it hold back has ended, too. An
   * average over a window still holds the scrapes that failed, and would page after all is well.
   */
  keepFiring?: (after: Recovery) => number
  /** The limit that the expression compares with; none where it compares with no number of one's choice. */
  threshold?: Threshold
  /** How far the expression itself looks back; none where it does not, or where the scrapes' intervals say it. */
  window?: string
  /** Whose samples `window` must hold at least five of, so that it grows with a long interval; the cluster scrape's when left out. */
  windowOf?: Scrape
  /** What an environment must have, or the alert is left out. */
  needs?: Need[]
  expression: (scope: Scope, own: Limits) => string
  /** One line that names the object and the value. */
  summary: string
  /** What it means, in a sentence or two. */
  description: string
}

/** How long alerts last after their cause, in an environment. */
export interface Recovery {
  every: Intervals
  /** Seconds until half of an alert's window is good again; 0 where it is not evaluated. */
  average: (alert: Alert['name']) => number
  nodeExporter: boolean
}

export type Severity = 'critical' | 'warning' | 'info'

/** A threshold with the unit in which an environment gives another one. */
export interface Threshold {
  value: number
  unit: 'ratio' | 'seconds' | 'count'
}

/**
 * A scrape, an exporter that an environment switches on (or any that is missed on each hypervisor), what Telegraf asks for (the Proxmox VE API,
 * backup servers, or either), or a collector of the pve exporter.
 */
export type Need =
  | 'nodeExporter'
  | 'nodeScrape'
  | 'missedExporters'
  | 'telegraf'
  | 'telegrafOfPve'
  | 'backupServers'
  | ExporterKey
  | keyof Collectors

/** What an expression gets of one environment: its limit, its window, and the names of its hypervisors. */
export interface Limits {
  threshold: number
  window: string
  hypervisors: string[]
  nodeScrape: boolean
  nodeExporter: boolean
}
