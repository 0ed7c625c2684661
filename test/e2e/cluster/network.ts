import { addresses, hypervisorBridge } from './addresses.ts'
import { command } from './command.ts'

/** The node's own network inside the enclosure: its addresses, and the bridge towards the hypervisors. */
export async function nodeNetwork() {
  const links = [
    'link set lo up',
    ...addresses.node.map(address => `address add ${address} dev lo nodad`),
    `link add ${hypervisorBridge} type bridge`,
    `link set ${hypervisorBridge} up`,
    ...addresses.gateways.map(address => `address add ${address} dev ${hypervisorBridge} nodad`),
    // A Service's address is rewritten after routing, so any route will do; stray packets end on the bridge.
    `route add default dev ${hypervisorBridge} src ${addresses.node[0]}`,
    `route add ::/0 dev ${hypervisorBridge} src ${addresses.node[1]}`,
  ]
  await command('ip', ['-batch', '-'], { input: `${links.map(withoutNodadForIPv4).join('\n')}\n` })
  const sysctls = {
    'net.ipv4.ip_forward': 1,
    'net.ipv6.conf.all.forwarding': 1,
    // Pods on one bridge that talk through a Service: kube-proxy has to see the answer too.
    'net.bridge.bridge-nf-call-iptables': 1,
    'net.bridge.bridge-nf-call-ip6tables': 1,
  }
  await command('sysctl', ['--quiet', '--write', ...Object.entries(sysctls).map(entry => entry.join('='))])
}

const withoutNodadForIPv4 = (line: string) => (line.includes(':') ? line : line.replace(' nodad', ''))
