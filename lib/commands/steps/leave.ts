/**
 * Ends the process with the exit code of its command, at once: neither a timer nor an `exit` listener that an
 * environment left behind keeps it or changes its code. To be imported before any environment is.
 */
export const leave = (code = Number(process.exitCode ?? 0)): never => reallyExit.call(process, code)

/** What `process.exit` calls after its listeners. */
const reallyExit = Reflect.get(process, 'reallyExit') as (code: number) => never
