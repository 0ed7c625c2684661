import { createServer } from 'node:http'
import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { cephMetrics } from './ceph-metrics.ts'
import { hostMetrics } from './host-metrics.ts'

/** Serves what every hypervisor's node exporter would answer, below `/<environment>/<hypervisor>`, and its mgr, below `…/ceph`; nothing of one that is offline. */
export const serveHosts = (port: number, clusters: () => Record<string, PveCluster>): void => {
  const server = createServer(({ url = '' }, response) => {
    const [, environment = '', name = '', exporter] = new URL(url, 'http://hosts').pathname.split('/')
    const cluster = clusters()[environment]
    const node = cluster?.nodes[name]
    if (cluster === undefined || !node?.online) return response.destroy()
    const now = Date.now() / 1000
    // Prometheus 3 takes nothing without it.
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    return response.end(
      exporter === 'ceph'
        ? cephMetrics(name, cluster, now)
        : hostMetrics(`${environment} ${name}`, node, now),
    )
  })
  server.listen(port, '127.0.0.1')
  server.unref()
}
