import { type Cluster, openCluster } from '../../cluster/cluster.ts'
import { once } from '../../cluster/once.ts'
import { runChain } from '../../doctor/chain.ts'
import type { Check } from '../../doctor/check.ts'
import { inContext } from '../../doctor/in-context.ts'
import { renderedOverlay } from '../../doctor/rendered.ts'
import type { Report } from '../../doctor/report.ts'
import { rightsOf } from '../../doctor/rights.ts'
import type { Scene } from '../../doctor/scene.ts'
import { closeWithThisProcess } from '../../load/close-with-process.ts'
import type { ApiToken } from '../../proxmox/api-token.ts'
import { caSteps } from './ca-steps.ts'
import { credentialSteps } from './credential-steps.ts'
import type { ToJudge } from './environments-to-judge.ts'
import { outdatedFiles } from './outdated-files.ts'
import { waitingLine } from './waiting-line.ts'

/** What is the same for all environments. */
export interface Circumstances {
  root: string
  offline: boolean
  context?: string
  token?: ApiToken
}

/** Judges environments one after the other, on one cluster that is asked each thing once; nothing is left running. */
export const diagnosis = async (
  found: ToJudge,
  checks: Check[],
  circumstances: Circumstances,
): Promise<Report[]> => {
  const cluster = openCluster(circumstances)
  const released = closeWithThisProcess(cluster.close)
  const line = waitingLine(process.stderr)
  const reports: Report[] = []
  for (const scene of scenesOf(found, checks, cluster, circumstances)) {
    const { name, file } = scene.environment
    const outcomes = await runChain(checks, scene, {
      started: ({ code }) => line.waitFor(code),
      ended: ({ check }) => line.got(check.code),
    })
    reports.push({ environment: name, file, outcomes: inContext(outcomes, circumstances.context) })
  }
  line.clear()
  released()
  cluster.close()
  return reports
}

/** What the checks look at, for each environment. */
export const scenesOf = (
  { judged, ...sources }: ToJudge,
  checks: Check[],
  cluster: Cluster,
  { root, offline, token }: Circumstances,
): Scene[] => {
  const outdated = outdatedFiles(root, sources)
  return judged.map(environment => {
    const scene = {
      root,
      environment,
      environments: sources.environments,
      rendered: once(() => renderedOverlay(cluster, root, environment.name)),
      cluster,
      offline,
      now: Date.now() / 1000,
      ...(token !== undefined && { token }),
      credentialSteps: credentialSteps(environment),
      caSteps: caSteps(environment),
      outdated: () => outdated(environment),
    }
    return { ...scene, rights: rightsOf(checks, scene) }
  })
}
