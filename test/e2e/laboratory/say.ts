const started = performance.now()

/** Prints what is being done or waited for, with the seconds since the start; not on standard output, where the report goes. */
export const say = (line: string) => {
  process.stderr.write(`  ${((performance.now() - started) / 1000).toFixed(1).padStart(6)} s  ${line}\n`)
}
