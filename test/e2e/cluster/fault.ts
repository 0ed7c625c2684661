/** How a hypervisor misbehaves. `slow` and `silent` affect connections made from then on. */
export interface Fault {
  /** Drops all packets, refuses connections, accepts them and stays silent, or answers each only after `seconds`. */
  kind: 'drop' | 'refuse' | 'silent' | 'slow'
  /** Delay of `slow`; 2 when left out. */
  seconds?: number
  /** The affected TCP ports; Proxmox's API and the node exporter when left out. */
  ports?: number[]
}

/** nftables rules for the fault; `slow` and `silent` redirect connections to the ports from `slowPorts`. */
export function faultRules({ kind, ports = standardPorts }: Fault): string {
  const tcp = `tcp dport { ${ports} }`
  const rules = {
    drop: [`iifname "lo" accept`, `${tcp} drop`],
    refuse: [`${tcp} reject with tcp reset`],
    // The proxy's own connections to the server use the loopback.
    silent: [`iifname "lo" accept`, ...redirects(ports)],
    slow: [`iifname "lo" accept`, ...redirects(ports)],
  }
  const redirecting = kind === 'silent' || kind === 'slow'
  const hook = redirecting ? 'nat hook prerouting priority dstnat' : 'filter hook input priority filter'
  return `table inet fault {\n chain fault {\n type ${hook};\n${rules[kind].join('\n')}\n}\n}\n`
}

/** Each port with the one on which `slow-proxy.ts` accepts its connections. */
export const slowPorts = ({ ports = standardPorts }: Fault) =>
  ports.map(port => [port, port + 20000] as const)

const standardPorts = [8006, 9100]

const redirects = (ports: number[]) =>
  slowPorts({ kind: 'slow', ports }).map(([port, own]) => `tcp dport ${port} redirect to :${own}`)
