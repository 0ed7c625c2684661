import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

/** An alert as Alertmanager's webhook sends it. */
export interface Page {
  status: 'firing' | 'resolved'
  labels: Record<string, string>
  annotations: Record<string, string>
  /** When it came, in milliseconds. */
  at: number
}

/** Who is paged: takes what Alertmanager sends, which is every alert that no other one inhibits. */
export interface Pager {
  address: string
  pages: Page[]
}

export async function pager(): Promise<Pager> {
  const pages: Page[] = []
  const server = createServer(async (request, response) => {
    const { alerts } = (await json(request)) as { alerts: Omit<Page, 'at'>[] }
    pages.push(...alerts.map(alert => ({ ...alert, at: Date.now() })))
    response.end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, pages }
}
