import { seconds } from '../environment/duration.ts'
import type { Fragment } from '../extend.ts'
import type { Facts } from './facts.ts'
import { withField } from './fields.ts'
import { listOf, recordOf, textOf } from './record.ts'
import type { Scrape } from './scrape.ts'

/** Intervals and timeouts of an environment's scrapes. A scrape that asks for nodes alone gives the node scrape's. */
export const intervalsOf = (pve: Scrape[], node: Scrape[]): Pick<Facts, 'fragment' | 'origins'> => {
  const origins: Facts['origins'] = new Map()
  const taken = (scrapes: Scrape[], key: 'interval' | 'scrapeTimeout', field: string): string | undefined => {
    const values = scrapes.flatMap(scrape => {
      const path = [...scrape.at, scrape[key]]
      const value = textOf(scrape.object.reader.take(path, field))
      if (value !== undefined && !origins.has(field)) origins.set(field, scrape.object.reader.place(path))
      return value ?? []
    })
    return values.toSorted((one, other) => seconds(one) - seconds(other))[0]
  }
  const ofNodes = pve.filter(scrape => params(scrape).cluster === '0')
  const ofCluster = pve.filter(scrape => !ofNodes.includes(scrape))
  const fields: [string, string | undefined][] = [
    ['pveExporter.interval', taken(ofCluster, 'interval', 'pveExporter.interval')],
    ['pveExporter.nodeInterval', taken(ofNodes, 'interval', 'pveExporter.nodeInterval')],
    ['pveExporter.scrapeTimeout', taken(pve, 'scrapeTimeout', 'pveExporter.scrapeTimeout')],
    ['nodeExporter.interval', taken(node, 'interval', 'nodeExporter.interval')],
    ['nodeExporter.scrapeTimeout', taken(node, 'scrapeTimeout', 'nodeExporter.scrapeTimeout')],
  ]
  return {
    fragment: fields.reduce<Fragment>((fragment, [field, value]) => withField(fragment, field, value), {}),
    origins,
  }
}

const params = ({ object, at }: Scrape): { cluster?: string | undefined } => {
  const { params } = recordOf(object.reader.peek(at))
  return { cluster: textOf(listOf(recordOf(params).cluster)[0]) }
}
