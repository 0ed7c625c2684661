import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filled } from '../monitoring/dashboards/filled.ts'

/** A question, with a name to tell it by; over time if it has `points`. */
export interface Query {
  name: string
  expression: string
  points?: number
}

interface Panel {
  title: string
  maxDataPoints?: number
  targets?: { expr?: string; refId: string; range?: boolean }[]
  panels?: Panel[]
}

/** The queries of a page's panels, for a viewer who picked all of these environments and the last six hours. */
export const queriesOfPage = (root: string, page: string, environments: string[]): Query[] => {
  const looking = {
    environment: environments,
    job: ['proxmox-node-exporter'],
    node: '.*',
    guest: '.*',
    search: '',
    rows: '100',
    __rate_interval: '4m',
    __range: '21600s',
    __interval: '1m',
  }
  const of = ({ title, targets = [], panels = [], maxDataPoints }: Panel): Query[] => [
    ...targets.map(({ expr = '', refId, range }) => ({
      name: `${title} (${refId})`,
      expression: filled(expr, looking),
      ...(range && maxDataPoints !== undefined && { points: maxDataPoints }),
    })),
    ...panels.flatMap(of),
  ]
  const { panels } = JSON.parse(readFileSync(join(root, 'dashboards', page), 'utf8')) as { panels: Panel[] }
  return panels.flatMap(of).filter(({ expression }) => expression !== '')
}
