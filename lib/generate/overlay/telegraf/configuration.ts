import type { NamedEnvironment } from '../../../environment/defaults.ts'
import { seconds } from '../../../environment/duration.ts'
import { telegraf, telegrafInterval } from '../../../environment/telegraf.ts'
import { backupServer } from './backup-server.ts'
import { processors } from './processors.ts'
import { proxmoxVe } from './proxmox-ve.ts'
import { table } from './toml.ts'

/** Telegraf's configuration: what it asks, what becomes of the answers, and where Prometheus reads them. */
export const configuration = (environment: NamedEnvironment): string => {
  const interval = seconds(telegrafInterval(environment))
  return `${[
    table('[agent]', {
      interval: `${interval}s`,
      // The first round is at once, and not when the clock shows a multiple of the interval.
      round_interval: false,
      flush_interval: '5s',
      // A round's series wait for the flush: what is over this is lost.
      metric_buffer_limit: 100_000,
      omit_hostname: true,
      skip_processors_after_aggregators: true,
    }),
    output(interval),
    table('[[inputs.internal]]', {
      collect_memstats: false,
      namepass: ['internal_gather'],
      fieldinclude: ['errors'],
      taginclude: ['input', 'alias'],
    }),
    ...proxmoxVe(environment),
    ...environment.backupServers.flatMap(backupServer),
    ...processors,
  ].join('\n\n')}\n`
}

/** What Prometheus reads. A series stays for two rounds, so a single call that fails makes no gap. */
const output = (interval: number): string =>
  [
    table('[[outputs.prometheus_client]]', {
      listen: `:${telegraf.port}`,
      metric_version: 2,
      expiration_interval: `${2 * interval + 60}s`,
      string_as_label: false,
      collectors_exclude: ['gocollector', 'process'],
      fieldexclude: ['starttime'],
      tagexclude: ['url'],
    }),
    table('[outputs.prometheus_client.metric_types]', {
      counter: ['internal_gather_errors'],
      gauge: ['proxmox_*'],
    }),
  ].join('\n')
