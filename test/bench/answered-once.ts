import { once } from 'node:events'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { defaults } from '../../lib/environment/defaults.ts'
import { jobs } from '../../lib/environment/object-names.ts'
import { clusterCollectors } from '../../lib/generate/objects/pve-exporter.ts'
import { withoutUnusedSeries } from '../../lib/monitoring/catalogue/unused-series.ts'
import { cache } from '../e2e/exporter/paths.ts'
import { serving } from '../monitoring/catalogue/programs.ts'
import { withExporter } from '../monitoring/catalogue/pve-exporter.ts'
import type { pveCluster } from '../pve-api/pve-cluster.ts'

/** What an exporter answered for one target, and how many seconds lie between two scrapes of it as shipped. */
export interface Answered {
  job: string
  instance: string
  seconds: number
  text: string
}

/**
 * What the real exporters answer once of a cluster at 127.0.19.1, .2 and so on, served for as long as somebody asks, and
 * the scrapes of it as so many environments, so many times as often as shipped.
 */
export const answeredOnce = async (
  cluster: ReturnType<typeof pveCluster>,
  environments: string[],
  faster = 1,
) => {
  const names = Object.keys(cluster.nodes)
  const answers = new Map<string, string>()
  await withExporter(cluster, [], async get => {
    answers.set('/cluster', await get('/pve?target=127.0.19.1&cluster=1&node=0'))
  })
  const off = clusterCollectors.map(collector => `--no-collector.${collector}`)
  await withExporter(cluster, off, async get => {
    for (const [index, node] of names.entries())
      answers.set(`/${node}`, await get(`/pve?target=127.0.19.${index + 1}&cluster=1&node=1`))
  })
  await serving(
    join(cache, 'bin/node_exporter'),
    port => [`--web.listen-address=127.0.0.1:${port}`],
    {},
    async get => answers.set('/node-exporter', await get('/metrics')),
  )
  const server = createServer((request, response) => {
    const text = answers.get(new URL(request.url ?? '/', 'http://x').pathname)
    response
      .writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain; version=0.0.4' })
      .end(text)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }

  const scrape = (job: string, seconds: number, targets: { path: string; instance: string }[], more = {}) =>
    targets.map(({ path, instance }, index) => ({
      config: {
        job_name: `${job}-${index}`,
        scrape_interval: `${(1000 * seconds) / faster}ms`,
        scrape_timeout: `${(1000 * seconds) / faster}ms`,
        metrics_path: path,
        static_configs: environments.map(environment => ({
          // A label of its own keeps the targets of two environments apart.
          targets: [`127.0.0.1:${port}`],
          labels: { environment, namespace: 'monitoring', job, instance },
        })),
        ...more,
      },
      answer: { job, instance, seconds, text: answers.get(path) ?? '' },
    }))
  const all = [
    ...scrape(jobs.cluster, 60, [{ path: '/cluster', instance: 'hypervisors' }], {
      metric_relabel_configs: withoutUnusedSeries.map(({ action, sourceLabels, regex }) => ({
        action,
        source_labels: sourceLabels,
        regex,
      })),
    }),
    ...scrape(
      jobs.node,
      120,
      names.map(instance => ({ path: `/${instance}`, instance })),
    ),
    ...scrape(
      defaults.nodeExporter.job,
      30,
      names.map(instance => ({ path: '/node-exporter', instance })),
    ),
  ]
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return {
    scrapes: all.map(({ config }) => config),
    answers: all.map(({ answer }): Answered => answer),
    close,
  }
}
