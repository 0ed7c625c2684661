import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endProcess } from '../../end-process.ts'
import { freePort } from '../../free-port.ts'
import { findProgram, isAtLeast } from '../../program.ts'

/** An Alertmanager, by Debian's name or upstream's, that knows `source_matchers`. */
export const alertmanager = findProgram({
  names: ['prometheus-alertmanager', 'alertmanager'],
  question: ['--version'],
  isEnough: isAtLeast(/version (\d+)\.(\d+)/, 0, 22),
  otherwise: 'no Alertmanager 0.22',
})

export type Labels = Record<string, string>

/** Sends alerts to a real Alertmanager with these rules, and gives the labels of those that it does not suppress. */
export const notInhibited = async (inhibitRules: object[], alerts: Labels[]): Promise<Labels[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-'))
  const config = { route: { receiver: 'none' }, receivers: [{ name: 'none' }], inhibit_rules: inhibitRules }
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))
  const port = await freePort()
  const child = spawn(
    alertmanager.path as string,
    [
      `--config.file=${folder}/config.json`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  )
  try {
    const url = `http://127.0.0.1:${port}/api/v2/alerts`
    await answers(url)
    const body = JSON.stringify(alerts.map(labels => ({ labels })))
    await fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
    return await settled(url, alerts.length)
  } finally {
    await endProcess(child)
    rmSync(folder, { recursive: true })
  }
}

/** Alertmanager judges alerts one after the other, each by the sources that it knows by then: what has not changed for half a second is settled. */
const settled = async (url: string, count: number): Promise<Labels[]> => {
  let last = ''
  let since = Date.now()
  for (const until = Date.now() + 300_000; Date.now() < until; await sleep(50)) {
    const all = (await (await fetch(url)).json()) as { labels: Labels; status: { state: string } }[]
    const states = all.map(({ labels, status }) => `${JSON.stringify(labels)} ${status.state}`).join()
    if (states !== last || all.length < count) since = Date.now()
    last = states
    if (Date.now() - since > 500)
      return all.filter(({ status }) => status.state === 'active').map(({ labels }) => labels)
  }
  throw new Error('Alertmanager has not settled after 300 s')
}

const answers = async (url: string): Promise<void> => {
  for (let tries = 0; tries < 3000; tries++, await sleep(100))
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
  throw new Error(`${url} does not answer after 300 s`)
}
