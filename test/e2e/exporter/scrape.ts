/** What an exporter answered to a scrape. */
export interface Scraped {
  status: number
  /** Its lines that are neither help nor type, sorted. */
  series: string[]
}

/** Asks as Prometheus does, and gives up when its `scrapeTimeout` would. */
export async function scrape(url: string, seconds = 50): Promise<Scraped> {
  // A connection of its own: the exporter closes one that a test leaves idle.
  const headers = { connection: 'close', 'X-Prometheus-Scrape-Timeout-Seconds': String(seconds) }
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(seconds * 1000) })
  const lines = (await response.text()).split('\n').filter(line => line.startsWith('pve_'))
  return { status: response.status, series: lines.sort() }
}

/** The ids of an answer's series, such as `qemu/101`, each once. */
export const ids = ({ series }: Scraped) =>
  [...new Set(series.flatMap(line => /[{,]id="([^"]+)"/.exec(line)?.[1] ?? []))].sort()
