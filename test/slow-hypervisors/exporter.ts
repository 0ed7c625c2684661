import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import type { IContainer } from 'kubernetes-models/v1'
import { parts } from '../../lib/generate/base.ts'
import { deadlineFolder, exporterDeadline } from '../../lib/generate/objects/exporter-deadline.ts'
import { newestPython } from '../e2e/exporter/pythons.ts'
import { endProcess } from '../end-process.ts'
import { freePort } from '../free-port.ts'

/** The real exporter, as the Deployment of the node scrapes starts it. */
export interface Exporter {
  url: string
  /** Bytes of memory that its processes hold, pages that they share counted once. */
  memory: () => number
  /** Seconds of CPU that its processes took. */
  cpu: () => number
  stop: () => Promise<void>
}

/** Starts it, with the module of the base (`exporter-deadline.ts`) or as the image brings it. */
export const startExporter = async (
  secret: Record<string, string>,
  variant: 'generated' | 'stock',
): Promise<Exporter> => {
  const folder = mkdtempSync(join(tmpdir(), 'slow-exporter-'))
  const port = await freePort()
  const { args = [], env = [] } = container()
  for (const [file, text] of Object.entries(exporterDeadline.data)) writeFileSync(join(folder, file), text)
  const variables = env
    .filter(({ name }) => variant === 'generated' || name !== 'PYTHONPATH')
    .map(({ name, value }) => [name, value?.replace(deadlineFolder, folder)])
  const child = spawn(
    join(newestPython().virtualEnvironment, 'bin/pve_exporter'),
    [...args, `--web.listen-address=127.0.0.1:${port}`],
    { env: { ...secret, ...Object.fromEntries(variables) }, stdio: 'ignore' },
  )
  const url = `http://127.0.0.1:${port}`
  while (
    !(await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    ))
  ) {
    if (child.exitCode !== null) throw new Error(`the exporter ended with ${child.exitCode}`)
    await sleep(100)
  }
  const processes = () => [child.pid as number, ...childrenOf(child.pid as number)]
  return {
    url,
    memory: () => sum(processes().map(proportionalSetSize)),
    cpu: () => sum(processes().map(cpuSeconds)),
    stop: async () => {
      await endProcess(child, 'SIGKILL')
      rmSync(folder, { recursive: true })
    },
  }
}

const container = (): IContainer => {
  const deployment = parts['pve-exporter-node'].find(({ kind }) => kind === 'Deployment')
  return (deployment as IDeployment).spec?.template.spec?.containers[0] as IContainer
}

const childrenOf = (id: number): number[] =>
  readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').split(' ').filter(Boolean).map(Number)

const proportionalSetSize = (id: number): number =>
  1024 * Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1])

/** User and system time of all its threads, in clock ticks of 10 ms. */
const cpuSeconds = (id: number): number => {
  const fields = readFileSync(`/proc/${id}/stat`, 'utf8').replace(/.*\) /s, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0)
