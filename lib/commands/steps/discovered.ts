import { readFileSync } from 'node:fs'
import { Agent } from 'node:https'
import { join } from 'node:path'
import { type Comparison, comparison } from '../../discover/comparison.ts'
import { type Looked, look } from '../../discover/look.ts'
import { mixedClusters, withoutQuorum } from '../../discover/mixed-clusters.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import type { Api } from '../../proxmox/api.ts'
import { apiHosts } from '../../proxmox/hosts-of-environment.ts'
import { givenToken } from './api-token.ts'
import { caOfEnvironment } from './ca-of-environment.ts'
import { environmentByName } from './environment-by-name.ts'

/** An environment compared with its cluster. */
export interface Discovered {
  environment: NamedEnvironment
  /** How it was reached. */
  access: Access
  /** The text of its file. */
  text: string
  looked: Looked
  comparison: Comparison
  warnings: Problem[]
}

/** Why an environment could not be compared with its cluster, and the exit code that says so. */
export interface NotDiscovered {
  problems: Problem[]
  code: 1 | 2
}

/** How a cluster is reached. */
export interface Access {
  tokenFile?: string
  ca?: string
  timeout: number
}

/** Looks at the cluster of an environment, and compares both. */
export const discovered = async (
  root: string,
  name: string,
  access: Access,
  tell: Tell,
): Promise<Discovered | NotDiscovered> => {
  const { environment, problems: warnings } = await environmentByName(root, name, tell)
  if (environment === undefined) return { problems: warnings, code: 2 }
  const apis = await apisOf(environment, access)
  if ('problems' in apis) return apis
  tell(`asking ${apis.map(({ host }) => host.name).join(', ')}`)
  const looked = await look(apis)
  const { file } = environment
  if (!('views' in looked))
    return { problems: looked.failures.map(({ message }) => ({ file, message })), code: 2 }
  const old = withoutQuorum(looked)
  if (old !== undefined) return { problems: [{ file, message: old }], code: 2 }
  const mixed = mixedClusters(environment, looked)
  if (mixed !== undefined) return { problems: [{ file, message: mixed }], code: 1 }
  return {
    environment,
    access,
    text: readFileSync(join(root, file), 'utf8'),
    looked,
    comparison: comparison(environment, looked),
    warnings,
  }
}

/** The environment's hypervisors as those that are asked, or all that is missing for it. */
const apisOf = async (
  environment: NamedEnvironment,
  { tokenFile, ca: caFile, timeout: seconds }: Access,
): Promise<Api[] | NotDiscovered> => {
  const ca = caOfEnvironment(environment, caFile)
  const token = await givenToken(tokenFile)
  const problems = [...('problem' in ca ? [ca.problem] : []), ...('problem' in token ? [token.problem] : [])]
  if ('problem' in ca || 'problem' in token) return { problems, code: 2 }
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  return apiHosts(environment, ca.ca).map(host => ({ host, token: token.token, seconds, agent }))
}
