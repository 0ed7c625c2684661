import { type NetConnectOpts, Socket } from 'node:net'

/**
 * Leads connections to documentation addresses (198.51.100.<n>, 2001:db8:<any>::<n>) to loopback: environments refuse
 * loopback addresses, and nothing else can be listened on everywhere. A test imports it, or has the command's process
 * import it. Test files run side by side, each with networks of its own, which the processes that it starts inherit.
 */
export const diverted = (address: string): string => {
  const [, number] = /^198\.51\.100\.(\d+)$/.exec(address) ?? []
  if (number !== undefined) return `${networks[0]}.${number}`
  const [, last] = /^2001:db8:.*:([0-9a-f]+)$/i.exec(address) ?? []
  return last === undefined ? address : `${networks[1]}.${Number.parseInt(last, 16)}`
}

const ownNetworks = (): string => {
  const second = 16 + (process.pid % 200)
  const third = 2 * (Math.floor(process.pid / 200) % 125)
  return `127.${second}.${third} 127.${second}.${third + 1}`
}

process.env.DIVERTED_TO ??= ownNetworks()
const networks = process.env.DIVERTED_TO.split(' ')

const connect = Socket.prototype.connect as (...parameters: unknown[]) => Socket

Socket.prototype.connect = function (this: Socket, ...parameters: unknown[]): Socket {
  // `net.connect` hands over its normalized arguments: [options, callback].
  const list = (Array.isArray(parameters[0]) ? parameters[0] : parameters) as [NetConnectOpts]
  const [options] = list
  if (typeof options === 'object' && 'host' in options && options.host !== undefined)
    list[0] = { ...options, host: diverted(options.host) }
  return connect.apply(this, parameters)
} as typeof Socket.prototype.connect
