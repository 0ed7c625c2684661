import type { Answer, Failure } from '../../lib/cluster/failure.ts'
import type { Reply } from '../../lib/cluster/http-get.ts'
import type { Scene } from '../../lib/doctor/scene.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { shell } from '../../lib/problem/shell.ts'
import { recetteNewyork } from '../recette-newyork.ts'

/** What a cluster tells of itself in a test. What is not told is empty. */
export interface Told {
  environment?: Partial<Environment>
  rendered?: object[]
  /** Objects by kind, or by kind and namespace: `Pod`, `Pod kube-system`. */
  lists?: Record<string, object[]>
  /** Objects that are asked for by name: `Secret proxmox/pve-exporter`. */
  named?: Record<string, object>
  /** Kinds that this account may not read, and those that the cluster does not know. */
  refused?: string[]
  unknown?: string[]
  /** What paths of the API give; where a path is missing there is nothing. */
  raw?: Record<string, unknown>
  /** What kubectl prints, or why it prints nothing, by the start of its arguments: `version`. */
  printed?: Record<string, string | Failure>
  /** The data of Prometheus's API by a part of the path, or a whole reply. */
  prometheus?: Record<string, unknown>
  replies?: Record<string, Reply | Failure>
  exporter?: (path: string) => Reply | 'silent'
  logs?: string
  /** The answers of access reviews, or why there are none. */
  allowed?: ((resource: string) => boolean) | Failure
  /** Whatever else of the scene is not as usual. */
  scene?: Partial<Scene>
}

/** A scene of the environment `newyork` in the namespace `proxmox`. */
export const toldScene = (told: Told = {}): Scene => ({
  root: '/nowhere',
  environment: complete('newyork', 'environments/newyork.ts', {
    ...recetteNewyork,
    namespace: 'proxmox',
    ...told.environment,
  }),
  environments: [],
  rendered: async () => ({ value: (told.rendered ?? []) as never }),
  rights: [],
  offline: false,
  now: 1_790_000_000,
  credentialSteps: [shell`kubectl create secret`],
  caSteps: [shell`kubectl create configmap`],
  outdated: async () => [],
  cluster: {
    list: async (kind, { namespace } = {}) => {
      const objects = told.lists?.[`${kind} ${namespace}`] ?? told.lists?.[kind] ?? []
      return answerOf(told, kind, 'list', objects)
    },
    get: async (kind, name, namespace) => {
      const place = namespace === undefined ? '' : `${namespace}/`
      return answerOf(told, kind, 'get', told.named?.[`${kind} ${place}${name}`])
    },
    raw: async path => answer(told.raw?.[path]),
    allowed: async rights =>
      reviewed(
        told,
        rights.map(({ resource }) => resource),
      ),
    ask: async (args, input) => {
      const [, printed] =
        Object.entries(told.printed ?? {}).find(([start]) => args.join(' ').startsWith(start)) ?? []
      if (printed !== undefined) return answer(printed) as Answer<string>
      if (args[0] === 'logs') return { value: told.logs ?? '' }
      const { items }: Reviews = JSON.parse(input ?? '{"items":[]}')
      const { value, failure } = reviewed(
        told,
        items.map(({ spec }) => spec.resourceAttributes.resource),
      )
      // As `--output=jsonpath={.status.allowed}{"\n"}` prints them.
      return failure === undefined ? { value: value.map(allowed => `${allowed}\n`).join('') } : { failure }
    },
    http: async ({ port }, path) => {
      if (port === 9221) {
        const reply = told.exporter?.(path) ?? { status: 200, body: '' }
        return reply === 'silent' ? { failure: late } : { value: reply }
      }
      const [, reply] = Object.entries(told.replies ?? {}).find(([part]) => path.includes(part)) ?? []
      if (reply !== undefined) return answer(reply) as Answer<Reply>
      const [, data] = Object.entries(told.prometheus ?? {}).find(([end]) => path.includes(end)) ?? []
      return { value: { status: 200, body: JSON.stringify({ status: 'success', data }) } }
    },
    close: () => {},
  },
  ...told.scene,
})

const late: Failure = { kind: 'unreachable', message: 'no answer within 12 seconds' }

interface Reviews {
  items: { spec: { resourceAttributes: { resource: string } } }[]
}

const reviewed = ({ allowed = () => true }: Told, resources: string[]): Answer<boolean[]> =>
  typeof allowed === 'function' ? { value: resources.map(allowed) } : { failure: allowed }

const answerOf = ({ refused, unknown }: Told, kind: string, verb: string, value: unknown): Answer<never> => {
  if (refused?.includes(kind)) return { failure: forbidden(verb, kind) }
  return unknown?.includes(kind) ? { failure: notServed(kind) } : { value: value as never }
}

const answer = (told: unknown): Answer<never> =>
  typeof told === 'object' && told !== null && 'kind' in told && 'message' in told
    ? { failure: told as Failure }
    : { value: told as never }

const forbidden = (verb: string, kind: string): Failure => ({
  kind: 'forbidden',
  message: `cannot ${verb} ${kind}`,
  right: { verb, group: '', resource: kind },
})

const notServed = (kind: string): Failure => ({
  kind: 'unknown kind',
  message: `the server doesn't have a resource type "${kind}"`,
})
