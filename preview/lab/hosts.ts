import { createServer } from 'node:http'
import type { PveCluster } from '../../test/pve-api/cluster.ts'
import { hostMetrics } from './host-metrics.ts'

/** Serves what every hypervisor's node exporter would answer, below `/<environment>/<hypervisor>`; nothing of one that is offline. */
export const serveHosts = (port: number, clusters: () => Record<string, PveCluster>): void => {
  const server = createServer(({ url = '' }, response) => {
    const [, environment = '', name = ''] = new URL(url, 'http://hosts').pathname.split('/')
    const node = clusters()[environment]?.nodes[name]
    if (!node?.online) return response.destroy()
    // Prometheus 3 takes nothing without it.
    response.setHeader('content-type', 'text/plain; version=0.0.4')
    return response.end(hostMetrics(`${environment} ${name}`, node, Date.now() / 1000))
  })
  server.listen(port, '127.0.0.1')
  server.unref()
}
