import { endProcess } from '../../load/end-process.ts'

/**
 * Ends the process at once with its command's exit code: no timer or `exit` listener that an environment left behind
 * can keep it alive or change the code. Import it before any environment.
 */
export const leave = (code = Number(process.exitCode ?? 0)): never => endProcess(code)
