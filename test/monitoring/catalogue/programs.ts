import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { endProcess } from '../../end-process.ts'
import { freePort } from '../../free-port.ts'

/** A program that serves metrics on a loopback port, and ends with the function that uses it. */
export async function serving<Result>(
  program: string,
  args: (port: number) => string[],
  env: Record<string, string>,
  use: (get: (path: string) => Promise<string>) => Promise<Result>,
): Promise<Result> {
  const port = await freePort()
  const child = spawn(program, args(port), { env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'ignore' })
  try {
    await answers(child, port)
    return await use(path => get(port, path))
  } finally {
    await endProcess(child)
  }
}

async function get(port: number, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`)
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}\n${await response.text()}`)
  return response.text()
}

async function answers(child: ChildProcess, port: number): Promise<void> {
  for (const until = Date.now() + 300_000; ; await sleep(100)) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`)
    const reached = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    )
    if (reached) return
    if (Date.now() > until) throw new Error(`${child.spawnfile} does not answer on port ${port} after 300 s`)
  }
}
