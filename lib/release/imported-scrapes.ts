import { defaults } from '../environment/defaults.ts'
import { duration, seconds } from '../environment/duration.ts'
import type { PveExporter } from '../environment.ts'

/** Intervals of a release as an environment takes them, and in what its scrapes then differ. */
export const importedIntervals = ({
  interval,
  nodeInterval,
  scrapeTimeout,
}: Partial<PveExporter>): { fields: Partial<PveExporter>; remarks: string[] } => {
  const inDefault = defaults.pveExporter
  const every = interval ?? inDefault.interval
  // A value that is no duration is told by validation.
  const length = isDuration(every) ? seconds(every) : seconds(inDefault.interval)
  const isSlower = nodeInterval === undefined && length > seconds(inDefault.nodeInterval)
  const isShort = scrapeTimeout === undefined && length < seconds(inDefault.scrapeTimeout)
  return {
    fields: {
      ...(interval !== undefined && { interval }),
      ...(isSlower ? { nodeInterval: every } : nodeInterval !== undefined && { nodeInterval }),
      ...(isShort ? { scrapeTimeout: duration(length) } : scrapeTimeout !== undefined && { scrapeTimeout }),
    },
    remarks: [
      ...(interval === undefined
        ? [
            `the release leaves the interval to its Prometheus; here the cluster is asked every ${inDefault.interval}`,
          ]
        : []),
      ...(interval !== undefined &&
      nodeInterval === undefined &&
      !isSlower &&
      length < seconds(inDefault.nodeInterval)
        ? [
            `the release asks each time for the nodes' replication and subscription, too; here every ${inDefault.nodeInterval} (pveExporter.nodeInterval)`,
          ]
        : []),
      ...(isShort ? [`scrapes are given up after ${duration(length)}, since they come that often`] : []),
    ],
  }
}

const isDuration = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9]+(ms|[smhdwy])/.test(value)
