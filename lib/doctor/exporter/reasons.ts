/** Why a scrape failed, by what the exporter's log says; its answer to Prometheus is a bare 500. */
export interface Reason {
  kind: ReasonKind
  /** The log's own words: `401 Unauthorized: invalid token value!` */
  words: string
  /** The host that the exporter asked, where the line names it. */
  host?: string
}

export type ReasonKind =
  | 'token'
  | 'rights'
  | 'node'
  | 'certificate'
  | 'name'
  | 'refused'
  | 'silent'
  | 'slow'
  | 'ca file'
  | 'other'

/** The reason of each failed scrape in a log, in order. A traceback ends with the exception that was not caught. */
export const reasonsIn = (log: string): Reason[] =>
  log
    .split(/^\[[^\n]*\[ERROR\] Exception thrown while rendering view\n/m)
    .slice(1)
    .map(block => reasonOf(lastException(block)))

/** The last line that starts at the margin; chained exceptions come before it, and other log lines after it. */
const lastException = (block: string): string => {
  const [own = ''] = block.split(/^\[\d{4}-\d\d-\d\d /m)
  const lines = own
    .split('\n')
    .filter(line => /^[A-Za-z_][\w.]*(?:Error|Exception|Timeout|Disconnected)\b/.test(line))
  const slow = lines.find(line => line.includes('the scrape takes longer than Prometheus waits'))
  // Behind a scrape that ran out of time stands what it waited for.
  return lines.findLast(line => line !== slow) ?? slow ?? own.trim()
}

export const reasonOf = (line: string): Reason => {
  const words = shortened(line)
  const host = /HTTPSConnection(?:Pool)?\(host='([^']+)'/.exec(line)?.[1]
  const [, kind] = meanings.find(([pattern]) => pattern.test(line)) ?? []
  return { kind: kind ?? 'other', words, ...(host !== undefined && { host }) }
}

/** As proxmoxer 2.2, requests 2.32, urllib3 2.5 and Python's ssl word them; recorded from the exporter 3.10.2. */
const meanings: [RegExp, ReasonKind][] = [
  [/\b401 /, 'token'],
  [/\b403 /, 'rights'],
  [/\b59[5-9] /, 'node'],
  [/CERTIFICATE_VERIFY_FAILED|Missing Authority Key Identifier/, 'certificate'],
  [/TLS CA certificate bundle/, 'ca file'],
  [/NameResolutionError|gaierror|Failed to resolve/, 'name'],
  [/ConnectTimeout|Read timed out|timed out/, 'silent'],
  [
    /Connection refused|No route to host|Network is unreachable|RemoteDisconnected|Connection reset/,
    'refused',
  ],
  [/the scrape takes longer than Prometheus waits|other cluster scrapes took all the time/, 'slow'],
]

const shortened = (line: string): string => {
  const inner =
    /certificate verify failed: (.+?) \(_ssl/.exec(line)?.[1] ??
    /(Failed to resolve '[^']+')/.exec(line)?.[1] ??
    /(\[Errno \d+\] [A-Z][A-Za-z ]+)/.exec(line)?.[1] ??
    /(Connection to \S+ timed out|Read timed out)/.exec(line)?.[1] ??
    /(Remote end closed connection without response)/.exec(line)?.[1]
  return inner ?? line.replace(/^[\w.]+(?:Error|Exception|Timeout): /, '').trim()
}
