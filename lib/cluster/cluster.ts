import { allowedRights } from './access.ts'
import { atMost } from './at-most.ts'
import { type Answer, failuresIn, type Right } from './failure.ts'
import { type Ask, httpGet, type Reply } from './http-get.ts'
import { has, jsonAnswer } from './json-answer.ts'
import { type KindName, qualified } from './kinds.ts'
import { lists } from './lists.ts'
import { once } from './once.ts'
import { type Door, openPort } from './port-forward.ts'
import { type Reach, type RunKubectl, runKubectl } from './run-kubectl.ts'
import { type Seen, type Where, withoutSecrets } from './seen.ts'
import { servedGroups } from './served-groups.ts'

/**
 * A Kubernetes cluster as kubectl reaches it. It only reads; each question is asked once, and what is asked in one turn
 * is asked side by side. A refusal or an unreachable server is a value.
 */
export interface Cluster {
  /** Objects of a kind. Questions of one turn about one place become one call. */
  list: <Object extends Seen = Seen>(kind: KindName, where?: Where) => Promise<Answer<Object[]>>
  /** One object by its name; undefined where it does not exist. */
  get: <Object extends Seen = Seen>(
    kind: KindName,
    name: string,
    namespace?: string,
  ) => Promise<Answer<Object | undefined>>
  /** What a path of the API gives, such as `/apis/monitoring.coreos.com/v1`; undefined where there is none. */
  raw: <Value = unknown>(path: string) => Promise<Answer<Value | undefined>>
  /** Which of these rights this account has. */
  allowed: (rights: Right[]) => Promise<Answer<boolean[]>>
  /** What any other reading call of kubectl prints, such as `['logs', …]`. */
  ask: (args: string[], input?: string) => Promise<Answer<string>>
  /** What an HTTP server inside a pod answers. The forwarded port stays open for later questions. */
  http: (door: Door, path: string, ask?: Ask) => Promise<Answer<Reply>>
  /** Ends every call and every forwarded port. */
  close: () => void
}

/** The cluster of a context. At most eight calls run at once: each is a process. */
export const openCluster = (reach: Reach): Cluster => {
  const closing = new AbortController()
  const limited = atMost(8)
  const kubectl = runKubectl(reach, closing.signal)
  const run: RunKubectl = (args, input) => limited(() => kubectl(args, input))
  const port = once(openPort(reach, closing.signal))
  const list = once(lists(run, once(servedGroups(run))))
  const get = once(getOne(run))
  const raw = once(getRaw(run))
  return {
    list: (kind, where = {}) => list(kind, where) as Promise<Answer<never>>,
    get: (kind, name, namespace) => get(kind, name, namespace) as Promise<Answer<never>>,
    raw: path => raw(path) as Promise<Answer<never>>,
    allowed: once(rights => allowedRights(run, rights)),
    ask: once(ask(run)),
    http: once(async (door, path, how) => {
      const local = await port(door)
      return local.failure === undefined ? httpGet(local.value, path, how) : local
    }),
    close: () => closing.abort(),
  }
}

const ask =
  (run: RunKubectl) =>
  async (args: string[], input?: string): Promise<Answer<string>> => {
    const { stdout, stderr, code } = await run(args, input)
    return code === 0 ? { value: stdout } : { failure: failuresIn(stderr)[0] }
  }

const getOne =
  (run: RunKubectl) =>
  async (kind: KindName, name: string, namespace?: string): Promise<Answer<Seen | undefined>> => {
    const place = namespace === undefined ? [] : ['--namespace', namespace]
    const { stdout, stderr, code } = await run([
      ...['get', qualified(kind), name, ...place, '--output=json'],
      // Only they say when somebody last changed a Secret.
      ...(kind === 'Secret' ? ['--show-managed-fields'] : []),
    ])
    if (code === 0) {
      const { value, failure } = jsonAnswer<Seen>(stdout, has('metadata'))
      return failure === undefined ? { value: withoutSecrets(value) } : { failure }
    }
    return notFound.test(stderr) ? { value: undefined } : { failure: failuresIn(stderr)[0] }
  }

const getRaw =
  (run: RunKubectl) =>
  async (path: string): Promise<Answer<unknown>> => {
    const { stdout, stderr, code } = await run(['get', `--raw=${path}`])
    if (code === 0) return jsonAnswer(stdout)
    return notFound.test(stderr) ? { value: undefined } : { failure: failuresIn(stderr)[0] }
  }

const notFound = /^Error from server \(NotFound\)/m
