import { once } from 'node:events'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { newestPython } from '../../e2e/exporter/pythons.ts'
import { installExporter } from '../../e2e/exporter/virtual-environment.ts'
import { authority, signed } from '../../pve-api/certificates.ts'
import { change } from '../../pve-api/change.ts'
import type { PveCluster } from '../../pve-api/cluster.ts'
import { kubeRCnewyork } from '../../pve-api/kube-rc-newyork.ts'
import { nodeApi } from '../../pve-api/node-api.ts'
import { simulation } from '../../pve-api/simulation.ts'
import { serving } from './programs.ts'
import { merged, rows } from './rows.ts'

const secret = 'catalogue'

/** What the real exporter gives for a simulated cluster that has everything: quorum device, replication, subscription, HA, pools, locks. */
export function pveExporterSeries(): Promise<CatalogueSeries[]> {
  const cluster = change(kubeRCnewyork({}), {
    nodes: { virtrc18u: { address: '127.0.18.1' }, virtrc19u: { address: '127.0.18.2' } },
  })
  return withExporter(cluster, ['--collector.target-metrics'], async get => {
    const answers = [
      rows('pve-exporter cluster', await get('/pve?target=127.0.18.1&cluster=1&node=0')),
      rows('pve-exporter node', await get('/pve?target=127.0.18.1&cluster=0&node=1')),
      rows('pve-exporter node', await get('/pve?target=127.0.18.2&cluster=0&node=1')),
    ]
    // One that fails, so that the counters of failures are there, too.
    await get('/pve?target=127.0.18.3&cluster=1&node=0').catch(() => '')
    return merged([...answers, rows('pve-exporter metrics', await get('/metrics'))])
  })
}

/** The real exporter with these flags, that may ask a simulated cluster on its addresses of the loopback. */
export async function withExporter<Result>(
  cluster: PveCluster,
  flags: string[],
  use: (get: (path: string) => Promise<string>) => Promise<Result>,
): Promise<Result> {
  const python = newestPython()
  installExporter(python, line => process.stderr.write(`${line}\n`))
  cluster.accounts = { 'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' } }
  const ca = authority()
  const simulated = simulation(cluster)
  const servers = await Promise.all(
    Object.entries(cluster.nodes).map(([name, { address }]) =>
      nodeApi(simulated, name, signed(ca, [name, address])),
    ),
  )
  try {
    return await serving(
      join(python.virtualEnvironment, 'bin/pve_exporter'),
      port => ['--web.listen-address', `127.0.0.1:${port}`, ...flags],
      {
        PVE_USER: 'prometheus@pve',
        PVE_TOKEN_NAME: 'monitoring',
        PVE_TOKEN_VALUE: secret,
        PVE_VERIFY_SSL: 'false',
      },
      use,
    )
  } finally {
    for (const server of servers) {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    }
  }
}
