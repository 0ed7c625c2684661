/** Takes one line for the terminal. */
export type Log = (line: string) => void

/** Writes lines to standard error with the seconds since the start of this process. */
export const terminalLog: Log = line => {
  process.stderr.write(`${(performance.now() / 1000).toFixed(1).padStart(6)} s  ${line}\n`)
}
