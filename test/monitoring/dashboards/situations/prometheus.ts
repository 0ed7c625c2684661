import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../free-port.ts'

const programs = join(import.meta.dirname, '../../../../.cache/e2e/bin')
const [prometheus, promtool] = ['prometheus', 'promtool'].map(name => join(programs, name)) as [
  string,
  string,
]

/** Whether the end-to-end tests have built Prometheus, which asks what no other program can be asked. */
export const atHand = existsSync(prometheus) && existsSync(promtool)

/** A series of an answer. */
export interface Row {
  labels: Record<string, string>
  value: number
}

/** Answers an expression at a time (Unix seconds), or says what Prometheus has against it. */
export type Ask = (expression: string, time: number) => Promise<Row[] | string>

/** Gives a real Prometheus that has scraped what stands in OpenMetrics to some work, and ends it. */
export const withPrometheus = async <Result>(
  openMetrics: string,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), 'dashboards-'))
  let running: ChildProcess | undefined
  try {
    writeFileSync(join(folder, 'history.txt'), openMetrics)
    execFileSync(promtool, [
      ...['tsdb', 'create-blocks-from', 'openmetrics', '--quiet'],
      ...[join(folder, 'history.txt'), join(folder, 'data')],
    ])
    writeFileSync(join(folder, 'prometheus.yml'), '{}')
    const address = `127.0.0.1:${await freePort()}`
    running = spawn(
      prometheus,
      [
        `--config.file=${join(folder, 'prometheus.yml')}`,
        `--storage.tsdb.path=${join(folder, 'data')}`,
        `--web.listen-address=${address}`,
        '--log.level=error',
      ],
      { stdio: 'ignore' },
    )
    await ready(`http://${address}/-/ready`)
    return await work((expression, time) => ask(`http://${address}/api/v1/query`, expression, time))
  } finally {
    const ended = running && new Promise(resolve => running?.once('exit', resolve))
    running?.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  }
}

const ready = async (url: string) => {
  for (let tries = 0; tries < 600; tries++) {
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(50)
  }
  throw new Error(`${url} does not answer`)
}

interface Body {
  status: string
  error?: string
  data?: { result: { metric: Record<string, string>; value: [number, string] }[] }
}

const ask = async (url: string, query: string, time: number): Promise<Row[] | string> => {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ query, time: String(time) }),
  })
  const { status, error, data } = (await response.json()) as Body
  if (status !== 'success') return error ?? response.statusText
  return (data?.result ?? []).map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}
