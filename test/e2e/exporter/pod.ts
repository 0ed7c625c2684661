import { spawn } from 'node:child_process'
import { readFileSync, readlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ContainerProcess } from './container.ts'
import { writeContainerFolder } from './container-folder.ts'
import type { Name } from './names.ts'
import { wire } from './network.ts'
import { laboratoryFolder } from './paths.ts'
import { newestPython, type Python } from './pythons.ts'
import { until } from './until.ts'

/** A running pod: a network namespace with an address, and its container's process in a sandbox. */
export interface Pod {
  address: string
  /** What the container wrote to standard output and error. */
  log: () => string
  /** Id of the container's process, as this process sees it. */
  processId: () => number
  ended: () => boolean
  stop: () => boolean
}

const sandbox = join(import.meta.dirname, 'start-container.sh')
const namespaces = ['--net', '--mount', '--pid', '--ipc', '--uts', '--fork', '--kill-child=KILL']
let count = 0

/** Starts a pod whose names resolve as cluster DNS and its host aliases say, on one of the machine's Pythons. */
export async function startPod(
  container: ContainerProcess,
  names: Name[],
  python: Python = newestPython(),
): Promise<Pod> {
  const number = ++count
  const folder = join(laboratoryFolder, `pod${number}`)
  writeContainerFolder(folder, container, names, python)
  const [program = '', ...args] = container.command
  const command = [program.includes('/') ? program : join(python.virtualEnvironment, 'bin', program), ...args]
  const child = spawn('unshare', [...namespaces, sandbox, folder, ...command], {
    env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', ...container.variables },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      log += text
    })
  const id = child.pid ?? 0
  await until('the pod has a network namespace', () => network(id) !== network(process.pid))
  const address = wire(id, number)
  writeFileSync(join(folder, 'wired'), '')
  return {
    address,
    log: () => log,
    processId: () => Number(readFileSync(`/proc/${id}/task/${id}/children`, 'utf8').trim()),
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop: () => child.kill('SIGKILL'),
  }
}

const network = (processId: number) => readlinkSync(`/proc/${processId}/ns/net`)
