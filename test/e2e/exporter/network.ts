import { isIPv6 } from 'node:net'
import { command } from './command.ts'

/** The laboratory's end of every pod's wire. */
const gateway = '203.0.113.1'

/**
 * Sets this process's network namespace up as the network between Prometheus, the pods and the hypervisors, whose
 * addresses are on its loopback. Packets to an address in the set `silent` are dropped.
 */
export function startNetwork(hypervisors: string[]) {
  command('ip', ['link', 'set', 'lo', 'up'])
  for (const address of [gateway, ...hypervisors])
    command('ip', ['address', 'add', `${address}/${isIPv6(address) ? 128 : 32}`, 'dev', 'lo'])
  const table = `table inet laboratory {
  set silent { type ipv4_addr; }
  chain input { type filter hook input priority 0; ip daddr @silent drop; }
}
`
  command('nft', ['-f', '-'], { input: table })
}

/** Drops every packet to an address: who connects hears nothing. */
export const silence = (address: string) =>
  command('nft', ['add', 'element', 'inet', 'laboratory', 'silent', `{ ${address} }`])

/** Drops no packet any more. */
export const endSilence = () => command('nft', ['flush', 'set', 'inet', 'laboratory', 'silent'])

/** Wires the network namespace of a process to the laboratory's and gives it an address. */
export function wire(processId: number, number: number): string {
  const address = `203.0.113.${10 + number}`
  const name = `pod${number}`
  command('ip', ['link', 'add', name, 'type', 'veth', 'peer', 'name', 'eth0', 'netns', `${processId}`])
  command('ip', ['link', 'set', name, 'up'])
  command('ip', ['route', 'add', `${address}/32`, 'dev', name])
  const inside = (...args: string[]) => command('nsenter', [`--net=/proc/${processId}/ns/net`, 'ip', ...args])
  inside('link', 'set', 'lo', 'up')
  inside('address', 'add', `${address}/32`, 'dev', 'eth0')
  inside('link', 'set', 'eth0', 'up')
  inside('route', 'add', gateway, 'dev', 'eth0')
  inside('route', 'add', 'default', 'via', gateway)
  return address
}
