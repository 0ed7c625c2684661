/** An exporter that runs on hypervisors: all that this repository knows of it. Whatever differs an environment says. */
export interface KnownExporter {
  /** Name of its objects, after `proxmox-monit-`, and value of their labels. */
  name: string
  /** What runs on the hypervisor, as its package or project calls it. */
  title: string
  /** Where it is documented. */
  documentation: string
  port: number
  path: string
  scheme: 'http' | 'https'
  /** Time between two scrapes. */
  interval: string
  /** Time after which a scrape is abandoned, where the exporter takes longer than Prometheus's own default of 10s. */
  scrapeTimeout?: string
  /** Value of the label `job`, which no other scrape has. */
  job: string
  /** Whether a hypervisor without a list of its exporters runs it. */
  onEveryHypervisor: boolean
  /** Whether its silence on one hypervisor is an alert; not where one hypervisor that answers is enough. */
  missedOnEach: boolean
  /** Its series; none where the catalogue has them from the real exporter. */
  series?: ExporterSeries
}

/** An exporter's series, from its source: expressions that ask for others are refused. */
export interface ExporterSeries {
  /** The source and its version. */
  source: string
  /** One a line: `<name> <counter, gauge or untyped> [labels]: <help>`; `{a,b}` in a name stands for two series. */
  lines: string
}
