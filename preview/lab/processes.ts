import { type ChildProcess, spawn } from 'node:child_process'

const running = new Set<ChildProcess>()

/** Starts a program that is ended with this process; what it says on its error output comes back when it fails. */
export function start(program: string, args: string[], environment: NodeJS.ProcessEnv = {}): ChildProcess {
  const child = spawn(program, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...environment },
  })
  running.add(child)
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', text => {
    said = (said + text).slice(-4000)
  })
  child.once('exit', status => {
    running.delete(child)
    if (status) process.stderr.write(`${program} ended with ${status}: ${said}\n`)
  })
  return child
}

/** Ends every program that was started. */
export function stopAll() {
  for (const child of running) child.kill('SIGTERM')
}
