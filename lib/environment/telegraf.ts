import { defaults, type NamedEnvironment } from './defaults.ts'
import { seconds } from './duration.ts'

/** Telegraf's objects, its scrape, and the port on which it answers. */
export const telegraf = {
  name: 'proxmox-monit-telegraf',
  component: 'telegraf',
  job: 'proxmox-telegraf',
  port: 9273,
} as const

/** Whether an environment needs a Telegraf: for the Proxmox VE API, for backup servers, or for both. */
export const hasTelegraf = ({ telegraf, backupServers }: NamedEnvironment): boolean =>
  telegraf !== false || backupServers.length > 0

/** Time between two rounds of its calls. */
export const telegrafInterval = ({ telegraf }: NamedEnvironment): string =>
  telegraf === false ? defaults.telegraf.interval : telegraf.interval

/** Seconds between two calls for what changes most, and between two scrapes of the answers. */
export const shortestInterval = (environment: NamedEnvironment): number =>
  Math.min(60, seconds(telegrafInterval(environment)))
