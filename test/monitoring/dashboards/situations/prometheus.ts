import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../../free-port.ts'
import { findProgram, type Program } from '../../../program.ts'

const prometheus = findProgram({
  names: ['prometheus'],
  question: ['--version'],
  isEnough: answer => answer.startsWith('prometheus,'),
  otherwise: 'no Prometheus',
})

const promtool = findProgram({
  names: ['promtool'],
  question: ['tsdb', 'create-blocks-from', '--help'],
  isEnough: answer => answer.includes('openmetrics'),
  otherwise: 'no promtool that makes blocks of OpenMetrics',
})

/** What the questions are asked of: Prometheus and the tool that fills it. */
export const program: Program = prometheus.missing === undefined ? promtool : prometheus

/** A series of an answer. */
export interface Row {
  labels: Record<string, string>
  value: number
}

/** Answers an expression at a time (Unix seconds), or says what Prometheus has against it. */
export type Ask = (expression: string, time: number) => Promise<Row[] | string>

export interface Started {
  ask: Ask
  stop: () => Promise<void>
}

/** Starts a Prometheus that has scraped what stands in OpenMetrics. */
export const startPrometheus = async (openMetrics: string): Promise<Started> => {
  const folder = mkdtempSync(join(tmpdir(), 'dashboards-'))
  const data = join(folder, 'data')
  writeFileSync(join(folder, 'history.txt'), openMetrics)
  writeFileSync(join(folder, 'prometheus.yml'), '{}')
  const create = ['tsdb', 'create-blocks-from', 'openmetrics', '--quiet', join(folder, 'history.txt'), data]
  execFileSync(String(promtool.path), create)
  const address = `127.0.0.1:${await freePort()}`
  const running = spawn(
    String(prometheus.path),
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${data}`,
      `--web.listen-address=${address}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise(resolve => running.once('exit', resolve))
  const stop = async () => {
    running.kill('SIGKILL')
    await ended
    rmSync(folder, { recursive: true })
  }
  await ready(`http://${address}/-/ready`)
  return { ask: (expression, time) => answerOf(`http://${address}/api/v1/query`, expression, time), stop }
}

/** Waits until a server answers that it is there. */
export const ready = async (url: string) => {
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

/** What a server with Prometheus's API answers. */
export const answerOf = async (url: string, query: string, time: number): Promise<Row[] | string> => {
  const response = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ query, time: String(time) }),
  })
  const { status, error, data } = (await response.json()) as Body
  if (status !== 'success') return error ?? response.statusText
  return (data?.result ?? []).map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }))
}
