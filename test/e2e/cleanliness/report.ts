import { spawn } from 'node:child_process'

/** Runs a process whose standard output is uvu's report, shows it, and gives it. */
export function report(script: string): Promise<{ text: string; status: number | null }> {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', process.execPath, script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', part => {
    text += part
    process.stdout.write(part)
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', status => resolve({ text, status }))
  })
}
