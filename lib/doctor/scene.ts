import type { Cluster } from '../cluster/cluster.ts'
import type { Answer, Right } from '../cluster/failure.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import type { ShellCommand } from '../problem/shell.ts'
import type { ApiToken } from '../proxmox/api-token.ts'
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
  /** What the checks that run ask of this account. */
  rights: Right[]
  /** Nothing but files may be looked at. */
  offline: boolean
  /** Seconds since 1970, by this machine's clock. */
  now: number
  /** A Proxmox VE API token; undefined where nobody gave one. */
  token?: ApiToken
  /** The commands that bring the credentials, and the CA, as `npm run credentials` prints them. */
  credentialSteps: ShellCommand[]
  caSteps: ShellCommand[]
  /** Files of overlays and bases that differ from what a build would make: their paths. */
  outdated: () => Promise<string[]>
}
