import { writeSync } from 'node:fs'
import { atEnd } from './at-end.ts'

/** Preloaded: prints the process's peak memory in KiB to file descriptor 3 at its end. */
atEnd(() => writeSync(3, String(process.resourceUsage().maxRSS)))
