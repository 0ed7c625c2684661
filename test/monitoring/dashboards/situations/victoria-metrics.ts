import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../../../free-port.ts'
import { findProgram, isAtLeast, type Program } from '../../../program.ts'
import { answerOf, ready, type Started } from './prometheus.ts'

/** A single VictoriaMetrics, in the version that test/e2e/tools/victoriametrics pins or a later one. */
export const victoriaMetrics: Program = findProgram({
  names: ['victoria-metrics'],
  question: ['--version'],
  isEnough: isAtLeast(/v(\d+)\.(\d+)\./, 1, 151),
  otherwise: 'no VictoriaMetrics 1.151 or later',
})

/** Starts a VictoriaMetrics that holds the samples of OpenMetrics lines. */
export const startVictoriaMetrics = async (lines: string[]): Promise<Started> => {
  const folder = mkdtempSync(join(tmpdir(), 'victoria-metrics-'))
  const address = `127.0.0.1:${await freePort()}`
  const url = `http://${address}`
  const running = spawn(
    String(victoriaMetrics.path),
    [
      `-storageDataPath=${folder}`,
      `-httpListenAddr=${address}`,
      '-retentionPeriod=100y',
      '-memory.allowedBytes=256MiB',
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise(resolve => running.once('exit', resolve))
  await ready(`${url}/health`)
  // Its timestamps are milliseconds. A flush makes the samples visible to queries.
  const body = lines.map(line => `${line}000`).join('\n')
  await fetch(`${url}/api/v1/import/prometheus`, { method: 'POST', body })
  await fetch(`${url}/internal/force_flush`)
  return {
    ask: (expression, time) => answerOf(`${url}/api/v1/query`, expression, time),
    stop: async () => {
      running.kill('SIGKILL')
      await ended
      rmSync(folder, { recursive: true })
    },
  }
}
