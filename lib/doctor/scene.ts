import type { Cluster } from '../cluster/cluster.ts'
import type { Answer } from '../cluster/failure.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import type { Tell } from '../problem/progress.ts'
import type { Rendered } from './rendered.ts'

/** What a check looks at. */
export interface Scene {
  /** The folder that holds environments/ and overlays/. */
  root: string
  /** The environment as its file says it, with the defaults. */
  environment: NamedEnvironment
  /** The other environments of the tree, for what they share. */
  environments: NamedEnvironment[]
  /** The objects of the committed overlay, as Kustomize renders it. */
  rendered: () => Promise<Answer<Rendered[]>>
  cluster: Cluster
  /** Nothing but files may be looked at. */
  offline: boolean
  /** Seconds since 1970, by this machine's clock. */
  now: number
  /** A Proxmox VE API token as `user@realm!name=value`; undefined where nobody gave one. It stands in no finding. */
  token: () => Promise<string | undefined>
  /** Tells a person what is waited for. */
  tell: Tell
}
