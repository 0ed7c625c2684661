/** A series that Prometheus has of an environment, as the real exporters give it. */
export interface CatalogueSeries {
  name: string
  type: 'counter' | 'gauge' | 'untyped'
  /** Base unit by Prometheus's convention, such as `bytes`; none where the name has none. */
  unit?: Unit | undefined
  /** Its own labels; those of its target come on top. */
  labels: string[]
  /** All values of a label that is one of a fixed set of states. */
  values?: Record<string, string[]>
  source: Source
  /** What the exporter says about its deprecation. */
  deprecated?: string
  help: string
}

export type Unit =
  | 'bytes'
  | 'seconds'
  | 'ratio'
  | 'celsius'
  | 'hertz'
  | 'volts'
  | 'watts'
  | 'amperes'
  | 'joules'

/**
 * Where a series was seen: in which of the pve exporter's answers; in node exporter's answer on a machine, or on its
 * module's own fixtures; in the source of its systemd collector; in a textfile that Debian's scripts write; in the source of
 * another exporter of the hypervisors, as `lib/environment/exporters/` names it; in Prometheus itself; or in a recording rule of this repository.
 */
export type Source =
  | 'pve-exporter cluster'
  | 'pve-exporter node'
  | 'pve-exporter metrics'
  | 'node-exporter'
  | 'node-exporter fixtures'
  | 'node-exporter source'
  | 'textfile'
  | 'exporter source'
  | 'prometheus'
  | 'rule'
