/** Why a question to the cluster has no answer. */
export type Failure =
  | { kind: 'forbidden'; right: Right; message: string }
  | { kind: OtherKind; message: string }

type OtherKind = 'no kubectl' | 'no context' | 'unreachable' | 'unauthorized' | 'unknown kind' | 'other'

/** What RBAC has to allow: a verb on a resource of a group, in a namespace or, without one, in the whole cluster. */
export interface Right {
  verb: string
  group: string
  resource: string
  namespace?: string
  name?: string
}

/** An answer, or why there is none. */
export type Answer<Value> = { value: Value; failure?: never } | { value?: never; failure: Failure }

/** What kubectl's words on standard error mean: one failure for each line that names one. */
export const failuresIn = (stderr: string): [Failure, ...Failure[]] => {
  const lines = stderr.split('\n').filter(line => line.trim() !== '' && !isChatter(line))
  const [first, ...others] = lines.flatMap(line => failureOf(line) ?? [])
  if (first !== undefined) return [first, ...others]
  const message = lines.map(unprefixed).join(' ') || logged(stderr) || 'kubectl gave no reason'
  return [{ kind: 'other', message }]
}

/** Errors of Kustomize stand in a log line of kubectl's own: `"command failed" err="…"`. */
const logged = (stderr: string): string | undefined => /"command failed" err="(.*)"/.exec(stderr)?.[1]

/** Warnings and log lines, which precede the error itself. */
const isChatter = (line: string): boolean => /^Warning: |^[EIW]\d{4} /.test(line)

const unprefixed = (line: string): string =>
  line.replace(/^(?:error|Error from server(?: \(\w+\))?): ?/, '').trim()

const failureOf = (line: string): Failure | undefined => {
  const right = refusedRight(line)
  if (right !== undefined) return { kind: 'forbidden', right, message: unprefixed(line) }
  const [, kind] = meanings.find(([pattern]) => pattern.test(line)) ?? []
  return kind && { kind, message: unprefixed(line) }
}

const refusedRight = (line: string): Right | undefined => {
  const {
    verb,
    resource,
    group = '',
    namespace,
  } = refusals.find(one => one.test(line))?.exec(line)?.groups ?? {}
  if (verb === undefined || resource === undefined) return undefined
  return { verb, group, resource, ...(namespace !== undefined && { namespace }) }
}

/** As responsewriters/errors.go of k8s.io/apiserver words them. */
const refusals = [
  /cannot (?<verb>\S+) resource "(?<resource>[^"]+)" in API group "(?<group>[^"]*)"(?: in the namespace "(?<namespace>[^"]+)")?/,
  /cannot (?<verb>\S+) path "(?<resource>[^"]+)"/,
]

const meanings: [RegExp, OtherKind][] = [
  // As run-kubectl.ts words it.
  [/is not installed: not found in PATH/, 'no kubectl'],
  [/Unauthorized|must be logged in|provide credentials|getting credentials/, 'unauthorized'],
  [/doesn't have a resource type|no matches for kind|could not find the requested resource/, 'unknown kind'],
  [
    /context "[^"]*" does not exist|context was not found|no configuration has been provided|incomplete configuration|error loading config|current-context is not set|localhost:8080/,
    'no context',
  ],
  [
    /Unable to connect to the server|was refused|no route to host|i\/o timeout|Client\.Timeout|context deadline exceeded|TLS handshake|x509: |EOF$|connection reset|no such host|net\/http: |ServiceUnavailable|InternalError/,
    'unreachable',
  ],
]
