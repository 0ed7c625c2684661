import type { ReleaseObject } from './release-object.ts'
import type { Scrape, World } from './scrape.ts'
import { scrapesOfConfig, scrapesOfProbe } from './scrapes-of-configs.ts'
import { scrapesOfMonitor } from './scrapes-of-monitors.ts'

/** Every scrape that the release's objects ask of a Prometheus, as far as it concerns Proxmox VE. */
export const manifestScrapes = (world: World): Scrape[] =>
  world.objects
    .filter(({ isOwned }) => !isOwned)
    .flatMap(
      object =>
        (Object.hasOwn(readers, object.kind) ? readers[object.kind]?.(world, object) : undefined) ?? [],
    )

const readers: Record<string, (world: World, object: ReleaseObject) => Scrape[]> = {
  ServiceMonitor: scrapesOfMonitor,
  PodMonitor: scrapesOfMonitor,
  ScrapeConfig: scrapesOfConfig,
  Probe: scrapesOfProbe,
}
