import type { Answer, Failure } from '../../lib/cluster/failure.ts'
import type { Scene } from '../../lib/doctor/scene.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { shell } from '../../lib/problem/shell.ts'
import { recetteNewyork } from '../recette-newyork.ts'

/** What a cluster tells of itself in a test. What is not told is empty. */
export interface Told {
  environment?: Partial<Environment>
  rendered?: object[]
  /** Objects by kind. */
  lists?: Record<string, object[]>
  /** Kinds that this account may not list. */
  refused?: string[]
  /** What HTTP servers in pods answer: the data of Prometheus's API by the end of a path, or a text with its status. */
  prometheus?: Record<string, unknown>
  exporter?: (path: string) => { status: number; body: string } | 'silent'
  logs?: string
  /** The answers of access reviews. */
  allowed?: (resource: string) => boolean
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
    list: async kind =>
      told.refused?.includes(kind)
        ? ({ failure: forbidden(kind) } as Answer<never>)
        : { value: (told.lists?.[kind] ?? []) as never },
    get: async () => ({ value: undefined }),
    raw: async () => ({ value: undefined }),
    allowed: async rights => ({ value: rights.map(() => true) }),
    ask: async (args, input) => {
      if (args[0] === 'logs') return { value: told.logs ?? '' }
      const { items } = JSON.parse(input ?? '{"items":[]}')
      const answers = items.map(
        ({ spec }: { spec: { resourceAttributes: { resource: string } } }) =>
          told.allowed?.(spec.resourceAttributes.resource) ?? true,
      )
      // As `--output=jsonpath={.status.allowed}{"\n"}` prints them.
      return { value: answers.map((allowed: boolean) => `${allowed}\n`).join('') }
    },
    http: async ({ port }, path) => {
      if (port === 9221) {
        const reply = told.exporter?.(path) ?? { status: 200, body: '' }
        return reply === 'silent' ? { failure: late } : { value: reply }
      }
      const [, data] = Object.entries(told.prometheus ?? {}).find(([end]) => path.includes(end)) ?? []
      return { value: { status: 200, body: JSON.stringify({ status: 'success', data }) } }
    },
    close: () => {},
  },
})

const late: Failure = { kind: 'unreachable', message: 'no answer within 12 seconds' }

const forbidden = (kind: string): Failure => ({
  kind: 'forbidden',
  message: `cannot list ${kind}`,
  right: { verb: 'list', group: '', resource: kind },
})
