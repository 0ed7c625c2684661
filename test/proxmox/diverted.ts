import { type NetConnectOpts, Socket } from 'node:net'

/**
 * Leads connections to documentation addresses to loopback: 198.51.100.<n> to 127.31.100.<n>, 2001:db8:<any>::<n> to
 * 127.31.8.<n>. Environments refuse loopback addresses, and nothing else can be listened on everywhere. A test imports it,
 * or has the command's process import it.
 */
export const diverted = (address: string): string => {
  const [, number] = /^198\.51\.100\.(\d+)$/.exec(address) ?? []
  if (number !== undefined) return `127.31.100.${number}`
  const [, last] = /^2001:db8:.*:([0-9a-f]+)$/i.exec(address) ?? []
  return last === undefined ? address : `127.31.8.${Number.parseInt(last, 16)}`
}

const connect = Socket.prototype.connect as (...parameters: unknown[]) => Socket

Socket.prototype.connect = function (this: Socket, ...parameters: unknown[]): Socket {
  // `net.connect` hands over its normalized arguments: [options, callback].
  const list = (Array.isArray(parameters[0]) ? parameters[0] : parameters) as [NetConnectOpts]
  const [options] = list
  if (typeof options === 'object' && 'host' in options && options.host !== undefined)
    list[0] = { ...options, host: diverted(options.host) }
  return connect.apply(this, parameters)
} as typeof Socket.prototype.connect
