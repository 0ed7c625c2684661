import { deepEqual } from 'node:assert/strict'
import { alertmanager, laboratory, pager } from './shared.ts'

const labelsOf = ({ labels }: { labels: Record<string, string> }) =>
  JSON.stringify(Object.entries(labels).sort())

/** Waits for a page of each alert that no other inhibits, makes sure that none was paged twice, and gives the names of their labels. */
export const pagedOnce = async (): Promise<string[]> => {
  const active = (await alertmanager.alerts()).filter(({ status }) => status.state === 'active').map(labelsOf)
  await laboratory.cluster.waitFor('a page for each', () => {
    const paged = pager.pages.map(labelsOf)
    return active.every(alert => paged.includes(alert))
  })
  const paged = pager.pages.filter(({ status }) => status === 'firing')
  deepEqual(paged.length, new Set(paged.map(labelsOf)).size)
  return [...new Set(paged.flatMap(({ labels }) => Object.keys(labels)))]
}
