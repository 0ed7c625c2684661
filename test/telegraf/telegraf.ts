import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endProcess } from '../end-process.ts'
import { freePort } from '../free-port.ts'
import { findProgram } from '../program.ts'

/** The Telegraf of the pinned image's minor release, with at least the plugins that the configuration names. */
export const telegraf = findProgram({
  names: ['telegraf'],
  question: ['version'],
  isEnough: answer => answer.includes('Telegraf 1.37.'),
  otherwise: 'no Telegraf 1.37',
})

export interface RunningTelegraf {
  /** The series that it gives now, sorted. */
  series: () => Promise<string[]>
  /** Waits until the series are as a test wants them, and gives them. */
  until: (holds: (series: string[]) => boolean) => Promise<string[]>
  log: () => string
  pid: number | undefined
  stop: () => Promise<void>
}

/** Starts the real Telegraf on a configuration, on a free port of this machine and with this CA in place of the mounted ones. */
export async function startTelegraf(
  configuration: string,
  variables: Record<string, string>,
  ca: string,
): Promise<RunningTelegraf> {
  const folder = mkdtempSync(join(tmpdir(), 'telegraf-'))
  const port = await freePort()
  const file = join(folder, 'telegraf.conf')
  writeFileSync(join(folder, 'ca.crt'), ca)
  writeFileSync(
    file,
    configuration
      .replace('listen = ":9273"', `listen = "127.0.0.1:${port}"`)
      .replaceAll(/^tls_ca = .*$/gm, `tls_ca = "${join(folder, 'ca.crt')}"`),
  )
  const child = spawn(telegraf.path as string, ['--strict-env-handling', '--unprotected', '--config', file], {
    env: variables,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      log += text
    })
  const series = async () => {
    const response = await fetch(`http://127.0.0.1:${port}/metrics`).catch(() => undefined)
    const lines = (await response?.text())?.split('\n') ?? []
    return lines.filter(line => line !== '' && !line.startsWith('#')).sort()
  }
  return {
    series,
    until: async holds => {
      const end = Date.now() + 300_000
      for (;;) {
        const found = await series()
        if (holds(found)) return found
        if (child.exitCode !== null || Date.now() > end)
          throw new Error(`not what was waited for:\n${found.join('\n')}\n${log}`)
        await sleep(200)
      }
    },
    log: () => log,
    pid: child.pid,
    stop: async () => {
      await endProcess(child)
      rmSync(folder, { recursive: true })
    },
  }
}
