import { spawn } from 'node:child_process'

export interface CommandOptions {
  /** Text for the command's standard input; none when left out. */
  input?: string
  cwd?: string
  /** Variables in addition to this process's own. */
  env?: Record<string, string>
  /** Called with what the command writes to standard error, as it comes. */
  progress?: (text: string) => void
}

/** Runs a program to its end and gives its standard output; a status other than 0 throws its standard error. */
export function command(program: string, args: string[], options: CommandOptions = {}): Promise<string> {
  const { input, cwd, env, progress } = options
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...(cwd && { cwd }), env: { ...process.env, ...env } })
    let output = ''
    let errors = ''
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text
    })
    child.stderr.setEncoding('utf8').on('data', text => {
      errors += text
      progress?.(text)
    })
    child.on('error', error => reject(new Error(`${program}: ${error.message}`)))
    child.on('close', (code, signal) => {
      if (code === 0) return resolve(output)
      const line = [program, ...args].join(' ').slice(0, 300)
      reject(new Error(`${line}: ${signal ?? `exit status ${code}`}\n${(errors || output).slice(-4000)}`))
    })
    // A program that ends without reading its input shows in its status, not as a broken pipe.
    child.stdin.on('error', () => {})
    child.stdin.end(input)
  })
}
