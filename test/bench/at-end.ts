/**
 * Calls a function once at the process's end: also for our own command line, which ends without `exit` listeners
 * (`lib/commands/steps/leave.ts`). To be preloaded: it wraps what that file calls.
 */
export const atEnd = (tell: () => void): void => {
  let told = false
  const once = () => {
    if (told) return
    told = true
    tell()
  }
  const reallyExit = Reflect.get(process, 'reallyExit') as (code: number) => never
  Reflect.set(process, 'reallyExit', (code: number) => {
    once()
    reallyExit.call(process, code)
  })
  process.on('exit', once)
}
