/** The function that `process.exit` calls after its listeners, kept before an environment can replace it. */
const reallyExit = Reflect.get(process, 'reallyExit') as (code: number) => never

/** Ends the process at once: no timer or `exit` listener that an environment left behind can keep it alive or change the code. */
export const endProcess = (code: number): never => reallyExit.call(process, code)
