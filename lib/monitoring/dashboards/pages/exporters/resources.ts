import { type Band, band } from '../../layout.ts'
import { timeSeries } from '../../panels/time-series.ts'
import { inExporter } from '../../picked-series.ts'

/** Memory and CPU that the exporters take, and how often they were started. */
export const resources = (): Band =>
  band(
    9,
    timeSeries({
      title: 'Memory of the exporters',
      description:
        'Memory that each exporter holds. 10,000 guests take 211 MB, twice that with two scrapes at once; the limit is 512 MiB by default.',
      unit: 'bytes',
      levels: { warning: 0.8 * 512 * 2 ** 20 },
      queries: [
        {
          expression: inExporter('process_resident_memory_bytes'),
          legend: '{{environment}} {{instance}}',
        },
      ],
    }),
    timeSeries({
      title: 'CPU of the exporters',
      description:
        'CPUs that each exporter uses. At its limit (1 by default) scrapes take longer: raise pveExporter.resources.',
      unit: 'suffix: CPUs',
      levels: { warning: 0.8 },
      queries: [
        {
          expression: `rate(${inExporter('process_cpu_seconds_total')}[$__rate_interval])`,
          legend: '{{environment}} {{instance}}',
        },
      ],
    }),
    timeSeries({
      title: 'Restarts',
      description:
        'How often an exporter was started in an hour. More than once without a roll-out: out of memory, or a probe that fails.',
      unit: 'count:starts',
      levels: { warning: 2 },
      queries: [
        {
          expression: `changes(${inExporter('process_start_time_seconds')}[1h])`,
          legend: '{{environment}} {{instance}}',
        },
      ],
    }),
  )
