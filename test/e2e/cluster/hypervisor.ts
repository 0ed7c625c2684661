import type { ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { addresses, hypervisorBridge } from './addresses.ts'
import { command } from './command.ts'
import { type Fault, faultRules, slowPorts } from './fault.ts'
import type { Processes } from './processes.ts'
import { waitFor } from './wait.ts'

/** A machine on the hypervisors' network. */
export interface Hypervisor {
  name: string
  addresses: string[]
  /** Starts a server in the hypervisor's network; it runs until the hypervisor or the cluster ends. */
  start(name: string, program: string, args: string[], env?: Record<string, string>): ChildProcess
  /** Ends a server that `start` started. */
  stop(name: string): Promise<void>
  /** Runs a program in the hypervisor's network and gives its output. */
  run(program: string, ...args: string[]): Promise<string>
  /** Makes it misbehave; the next fault replaces this one. */
  fault(fault: Fault): Promise<void>
  /** Ends the fault. */
  heal(): Promise<void>
  /** Ends its servers and takes it off the network. */
  remove(): Promise<void>
}

export interface HypervisorOptions {
  name: string
  /** IPv4 of 198.51.100.0/24 or 203.0.113.0/24, or IPv6 of 2001:db8::/32. */
  addresses: string[]
}

let count = 0

/** Puts a hypervisor on the network, reachable from pods at its addresses. */
export async function hypervisor(
  { name, addresses: own }: HypervisorOptions,
  processes: Processes,
): Promise<Hypervisor> {
  const link = `hypervisor${count++}`
  const started = new Set<string>()
  await addLink(name, link, own)
  const inside = (program: string, args: string[]) => ['netns', 'exec', name, program, ...args]
  const run = (program: string, ...args: string[]) => command('ip', inside(program, args))
  const start: Hypervisor['start'] = (server, program, args, env) => {
    started.add(server)
    return processes.start(`${name}-${server}`, 'ip', inside(program, args), env)
  }
  const stop = async (server: string) => {
    started.delete(server)
    await processes.stop(`${name}-${server}`)
  }
  const heal = async () => {
    await command('ip', inside('nft', ['-f', '-']), { input: 'table inet fault\ndelete table inet fault\n' })
    await stop('fault')
  }
  return {
    name,
    addresses: own,
    start,
    stop,
    run,
    heal,
    async fault(fault) {
      await heal()
      if (fault.kind === 'silent' || fault.kind === 'slow') {
        const seconds = fault.kind === 'slow' ? (fault.seconds ?? 2) : Number.POSITIVE_INFINITY
        const ports = slowPorts(fault).flat().map(String)
        start('fault', process.execPath, [
          join(import.meta.dirname, 'slow-proxy.ts'),
          String(seconds),
          ...ports,
        ])
        await waitFor(`the ${fault.kind} ports of ${name}`, async () =>
          (await run('ss', '-Htln')).includes(ports.at(-1) as string),
        )
      }
      await command('ip', inside('nft', ['-f', '-']), { input: faultRules(fault) })
    },
    async remove() {
      for (const server of started) await stop(server)
      await command('ip', ['netns', 'delete', name])
    },
  }
}

async function addLink(name: string, link: string, own: string[]) {
  await command('ip', ['netns', 'add', name])
  await command('ip', ['-batch', '-'], {
    input: [
      `link add ${link} type veth peer name eth0 netns ${name}`,
      `link set ${link} master ${hypervisorBridge} up`,
      '',
    ].join('\n'),
  })
  const gateways = addresses.gateways.map(gateway => gateway.split('/')[0] as string)
  const lines = ['link set lo up', 'link set eth0 up']
  for (const address of own) {
    const six = address.includes(':')
    const gateway = gateways.find(candidate => sameNetwork(candidate, address))
    if (!gateway)
      throw new Error(`hypervisor ${name}: ${address} is in none of the networks of ${addresses.gateways}`)
    lines.push(`address add ${address}/${six ? '32 dev eth0 nodad' : '24 dev eth0'}`)
    const firstOfFamily = own.find(other => other.includes(':') === six) === address
    if (firstOfFamily) lines.push(`route add ${six ? '::/0' : '0.0.0.0/0'} via ${gateway}`)
  }
  await command('ip', ['-netns', name, '-batch', '-'], { input: `${lines.join('\n')}\n` })
}

const sameNetwork = (one: string, other: string) =>
  one.includes(':')
    ? other.startsWith('2001:db8:')
    : one.split('.').slice(0, 3).join('.') === other.split('.').slice(0, 3).join('.')
