import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../command.ts'
import { programs } from '../paths.ts'
import { cluster, laboratory } from './shared.ts'

/**
 * Starts a DNS server on the node at link-local addresses, where NodeLocal DNSCache listens: CoreDNS in the node's network.
 * That one asks the cluster's DNS, this one the API server. Gives what ends it.
 */
export async function startLocalDNS(own: string[]): Promise<() => Promise<void>> {
  for (const address of own) await command('ip', ['address', 'add', `${address}/32`, 'dev', 'lo'])
  const file = join(laboratory.folder, 'local-dns.conf')
  writeFileSync(
    file,
    `.:53 {
    errors
    kubernetes cluster.local {
        kubeconfig ${cluster.kubeconfig}
    }
}
`,
  )
  cluster.processes.start('local-dns', join(programs, 'coredns'), ['-conf', file])
  return () => cluster.processes.stop('local-dns')
}
