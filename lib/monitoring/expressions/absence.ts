import { jobs } from '../../environment/object-names.ts'
import { ofRecording, type Scope } from './scope.ts'

/** Whether a scrape of the environment is missing at this moment. */
export const noScrape = (scope: Scope, matchers: string): string => where(scope, `absent(up{${matchers}})`)

/** Whether a window holds no sample of a series. */
export const noSample = (scope: Scope, series: string, window: string): string =>
  where(scope, `absent_over_time(${series}[${window}])`)

/**
 * What another shard scrapes is absent here: only the shard that has a target of the environment tells of it. When an environment moves,
 * Prometheus keeps each series for up to two scrapes more, so a target that is asked seldom would outlive the others and miss them: the
 * targets that count are asked each half or whole minute.
 */
const where = (scope: Scope, absence: string): string =>
  scope.sharded
    ? `(${absence} and on (environment) up{${ofRecording(scope, `job=~"${jobs.shard}|${jobs.exporter}"`)}})`
    : absence
