import type { Kubectl } from './kubectl.ts'
import type { waitFor } from './wait.ts'

/** What waits for a cluster, as `Cluster` does. */
export interface Waiting {
  kubectl: Kubectl
  waitFor: typeof waitFor
}

/** Applies definitions of kinds, and what else is in the YAML, and waits until the API server serves them all. */
export async function define({ kubectl, waitFor }: Waiting, yaml: string) {
  await kubectl.apply(yaml, '--force-conflicts')
  // A definition may be established some time before discovery lists its kind, without which kubectl finds no match for it.
  await waitFor('the definitions of kinds', async () => {
    const served = (await kubectl(['api-resources', '--output=name'])).split('\n')
    const missing = namesIn(yaml).filter(name => !served.includes(name))
    if (missing.length > 0) throw new Error(`the API server does not serve ${missing}`)
    return true
  })
}

/** `<plural>.<group>` of each definition. To parse the operator's five megabytes would take seconds. */
const namesIn = (yaml: string): string[] =>
  yaml
    .split(/^---$/m)
    .filter(document => /^kind: CustomResourceDefinition$/m.test(document))
    .flatMap(document => /^ {2}name: (\S+)$/m.exec(document)?.[1] ?? [])
