import { setTimeout as sleep } from 'node:timers/promises'
import { startExporter } from './exporter.ts'
import { startHypervisors } from './hypervisors.ts'
import { answers, type Scrape, scrapeAll } from './prometheus.ts'

/** A cluster whose API is slow somewhere, and how Prometheus asks for it. */
export interface Situation {
  nodes: number
  guests: number
  /** Milliseconds a call, of one node or of all. */
  slow: { nodes: 'one' | 'all'; milliseconds: number }
  interval: number
  timeout: number
  seconds: number
  /** All times but what computing takes are divided by this. */
  speed: number
}

export interface Outcome {
  /** Scrapes that succeed, of those asked for. */
  quick: Share
  slow: Share
  /** Seconds that the longest successful scrape took. */
  longest: number
  /** Seconds for which the path of the probes answered nothing. */
  unanswered: number
  /** Bytes at most. */
  memory: number
  /** CPU seconds a second, of the exporter. */
  cpu: number
}

interface Share {
  up: number
  of: number
}

/** Runs the real exporter in a situation; times in the outcome are those of the situation, before they were divided. */
export const measure = async (situation: Situation, variant: 'generated' | 'stock'): Promise<Outcome> => {
  const { nodes, guests, slow, speed } = situation
  const hypervisors = await startHypervisors(nodes, guests)
  try {
    const names = Object.keys(hypervisors.targets)
    const slowNames = slow.nodes === 'all' ? names : names.slice(0, 1)
    await hypervisors.delay(Object.fromEntries(slowNames.map(name => [name, slow.milliseconds / speed])))
    const exporter = await startExporter(hypervisors.secret, variant)
    const begin = exporter.cpu()
    const watch = watching(exporter.url, exporter.memory, 10 / speed, speed)
    const seconds = situation.seconds / speed
    const scrapes = await scrapeAll({
      urls: Object.fromEntries(
        Object.entries(hypervisors.targets).map(([name, target]) => [
          name,
          `${exporter.url}/pve?target=${target}&cluster=1&node=1`,
        ]),
      ),
      interval: situation.interval / speed,
      timeout: situation.timeout / speed,
      seconds,
    })
    const { unanswered, memory } = await watch()
    const cpu = (exporter.cpu() - begin) / seconds
    await exporter.stop()
    const isSlow = ({ target }: Scrape) => slowNames.includes(target)
    return {
      quick: share(scrapes.filter(scrape => !isSlow(scrape))),
      slow: share(scrapes.filter(isSlow)),
      longest: Math.max(0, ...scrapes.filter(({ up }) => up).map(scrape => scrape.seconds)) * speed,
      unanswered: unanswered * speed,
      memory,
      cpu,
    }
  } finally {
    await hypervisors.stop()
  }
}

const share = (scrapes: Scrape[]): Share => ({
  up: scrapes.filter(({ up }) => up).length,
  of: scrapes.length,
})

/** Asks the path of the probes again and again, until its result is asked for. */
const watching = (url: string, memory: () => number, timeout: number, speed: number) => {
  let ends = false
  let [last, unanswered, most] = [performance.now(), 0, 0]
  const loop = async () => {
    while (!ends) {
      const answered = await answers(url, timeout)
      unanswered = Math.max(unanswered, performance.now() - last)
      if (answered) last = performance.now()
      most = Math.max(most, memory())
      await sleep(500 / speed)
    }
    return { unanswered: unanswered / 1000, memory: most }
  }
  const ended = loop()
  return () => {
    ends = true
    return ended
  }
}
