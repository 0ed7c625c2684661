import { recetteNewyork } from '../../recette-newyork.ts'
import { startEnvironment } from './environment.ts'
import { startLaboratory } from './laboratory.ts'
import { builtOverlay } from './overlay.ts'
import { startPrometheus } from './prometheus.ts'
import { rendered } from './rendered.ts'
import { scrapesOf } from './scrapes.ts'
import { until } from './until.ts'

/** What all test files share: the hypervisors, the environment `recette-newyork`, and a Prometheus that scrapes it. */
export const laboratory = await startLaboratory()

export const environment = await startEnvironment(
  rendered(builtOverlay('recette-newyork', JSON.stringify(recetteNewyork))),
  { 'pve-exporter': laboratory.secret },
)
laboratory.resolve(environment)

export const prometheus = await startPrometheus(scrapesOf(environment, 'endpoints'), 9090)

const scraped = async () =>
  // Node exporters are not started here.
  (await prometheus.discovered()).filter(({ scrapeUrl }) => scrapeUrl.includes(':9221/'))

/** The exporters' targets as Prometheus has them after relabelling, all up unless that is in vain. */
export const targets = await until('all are up', async () => {
  const found = await scraped()
  return found.every(({ health }) => health === 'up') && found
}).catch(scraped)

/** What Prometheus asks for the cluster scrape, and for each hypervisor's node scrape. */
export const clusterScrape = () => scrapeUrl('proxmox-pve-cluster')
export const nodeScrape = (node: string) => scrapeUrl('proxmox-pve-node', node)

function scrapeUrl(job: string, instance?: string): string {
  const found = targets.filter(
    ({ labels }) => labels.job === job && (instance === undefined || labels.instance === instance),
  )
  if (found.length !== 1)
    throw new Error(
      `${found.length} targets of job ${job} ${instance ?? ''} among ${targets.map(target => target.scrapeUrl).join(', ')}`,
    )
  return found[0]?.scrapeUrl ?? ''
}

export const names = {
  cluster: 'recette-newyork-proxmox-monit-pve-exporter',
  node: 'recette-newyork-proxmox-monit-pve-exporter-node',
  hypervisors: 'recette-newyork-proxmox-monit-pve-exporter-hypervisor',
}
