import { once } from 'node:events'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../lib/catalogue/series.ts'
import { virtualEnvironment } from '../e2e/exporter/paths.ts'
import { installExporter } from '../e2e/exporter/virtual-environment.ts'
import { authority, signed } from '../pve-api/certificates.ts'
import { change } from '../pve-api/change.ts'
import { kubeRCnewyork } from '../pve-api/kube-rc-newyork.ts'
import { nodeApi } from '../pve-api/node-api.ts'
import { simulation } from '../pve-api/simulation.ts'
import { serving } from './programs.ts'
import { merged, rows } from './rows.ts'

const token = 'catalogue'

/** What the real exporter gives for a simulated cluster that has everything: quorum device, replication, subscription, HA, pools, locks. */
export async function pveExporterSeries(): Promise<CatalogueSeries[]> {
  installExporter(line => process.stderr.write(`${line}\n`))
  const accounts = { 'prometheus@pve!monitoring': { secret: token, role: 'PVEAuditor' as const } }
  const cluster = change(kubeRCnewyork(accounts), {
    nodes: { virtrc18u: { address: '127.0.18.1' }, virtrc19u: { address: '127.0.18.2' } },
  })
  const ca = authority('catalogue')
  const simulated = simulation(cluster)
  const servers = await Promise.all(
    Object.entries(cluster.nodes).map(([name, { address }]) =>
      nodeApi(simulated, name, signed(ca, [name, address])),
    ),
  )
  try {
    return await serving(
      join(virtualEnvironment, 'bin/pve_exporter'),
      port => ['--web.listen-address', `127.0.0.1:${port}`, '--collector.target-metrics'],
      {
        PVE_USER: 'prometheus@pve',
        PVE_TOKEN_NAME: 'monitoring',
        PVE_TOKEN_VALUE: token,
        PVE_VERIFY_SSL: 'false',
      },
      async get =>
        merged([
          rows('pve-exporter cluster', await get('/pve?target=127.0.18.1&cluster=1&node=0')),
          rows('pve-exporter node', await get('/pve?target=127.0.18.1&cluster=0&node=1')),
          rows('pve-exporter node', await get('/pve?target=127.0.18.2&cluster=0&node=1')),
          // One that fails, so that the counters of failures are there, too.
          await get('/pve?target=127.0.18.3&cluster=1&node=0').then(
            () => [],
            () => [],
          ),
          rows('pve-exporter metrics', await get('/metrics')),
        ]),
    )
  } finally {
    await Promise.all(
      servers.map(server => {
        server.closeAllConnections()
        server.close()
        return once(server, 'close')
      }),
    )
  }
}
