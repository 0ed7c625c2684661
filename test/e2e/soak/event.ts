import type { Raised } from '../alerts/faults/fault.ts'
import type { EnvironmentName } from './environments.ts'

/** Something that happens, and all that the alerts have to say of it. */
export interface Event {
  what: string
  kind: 'a hypervisor' | 'a guest, a storage, the cluster' | 'a push' | 'a restart' | 'a rotation'
  /** What no other event may touch meanwhile. */
  touches: (EnvironmentName | Part)[]
  /** The environment of its alerts. */
  environment?: EnvironmentName
  begin(): Promise<unknown>
  /** Ends it; nothing to end when left out. */
  end?(): Promise<unknown>
  /** Seconds for which it goes on once all is told; ends at once when left out. */
  lasts?: number
  /** The alerts that fire and page once, until it ends. */
  raises?: Raised[]
  /** The alerts that fire and page nobody, because another one explains them. */
  held?: Raised[]
  /** Names of alerts that may fire besides. */
  perhaps?: { alertnames: string[]; why: string }
  /** Prometheus forgets what fires. */
  forgets?: true
  /** Only in the first third of the time, so that the memory of what it restarts is seen for the rest. */
  early?: true
}

/** What is shared by the environments. */
export type Part = 'prometheus' | 'alertmanager' | 'api' | 'operator' | 'git' | 'flux'
