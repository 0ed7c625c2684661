import { startEnvironment } from './environment.ts'
import { builtOverlay } from './overlay.ts'
import { pveTargets } from './pve-targets.ts'
import type { Python } from './pythons.ts'
import { laboratory } from './recette-newyork.ts'
import { rendered } from './rendered.ts'
import { scrape } from './scrape.ts'

/** An environment of both hypervisors whose exporters verify them. */
export interface VerifiedEnvironment {
  /** What each of its scrapes gave, such as `virtrc18u 200 series`. */
  results: () => Promise<string[]>
  /** The last reason that a certificate was refused for, in the exporter's own words. */
  refusal: () => string | undefined
  stop: () => boolean
}

export interface VerifiedOptions {
  python?: Python
  /** `serverName` of each hypervisor; none where its own name is in the certificate. */
  serverName?: (node: string) => string
  /** `tls.serverName`, without which the cluster scrape asks for `localhost`. */
  shared?: string
}

const nodes = { virtrc18u: '198.51.100.18', virtrc19u: '198.51.100.19' }
let count = 0

/** Starts an environment that trusts this `ca.crt`, on one of the machine's Pythons. */
export async function verifiedBy(
  ca: string,
  { python, serverName, shared }: VerifiedOptions = {},
): Promise<VerifiedEnvironment> {
  const name = `verified${++count}`
  const hypervisors = Object.entries(nodes).map(([node, address]) => ({
    name: node,
    address,
    ...(serverName && { serverName: serverName(node) }),
  }))
  const tls = { caSecret: 'pve-ca', ...(shared !== undefined && { serverName: shared }) }
  const environment = await startEnvironment(
    rendered(builtOverlay(name, JSON.stringify({ hypervisors, pveExporter: { tls } }))),
    { 'pve-exporter': laboratory.secret, 'pve-ca': { 'ca.crt': ca } },
    python,
  )
  laboratory.resolve(environment)
  const targets = await pveTargets(environment, 9100 + count)
  return {
    results: async () => {
      const lines = targets.map(async ({ labels, scrapeUrl }) => {
        const { status, series } = await scrape(scrapeUrl)
        const scraped = labels.job === 'proxmox-pve-cluster' ? 'cluster' : labels.instance
        return `${scraped} ${status} ${series.length > 0 ? 'series' : 'nothing'}`
      })
      return (await Promise.all(lines)).sort()
    },
    refusal: () =>
      Object.values(environment.pods)
        .flatMap(pod => [
          ...pod.log().matchAll(/CERTIFICATE_VERIFY_FAILED\] certificate verify failed: (.*?) \(/g),
        ])
        .at(-1)?.[1],
    stop: environment.stop,
  }
}

/** The results of an environment all of whose scrapes give the same. */
export const all = (outcome: string) => ['cluster', ...Object.keys(nodes)].map(name => `${name} ${outcome}`)
