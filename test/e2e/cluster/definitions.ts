import type { Cluster } from './cluster.ts'

/** Applies definitions of kinds and waits until the API server serves them all. */
export async function define({ kubectl, waitFor }: Cluster, yaml: string) {
  await kubectl.apply(yaml)
  // kubectl fails on a definition that has no conditions yet.
  await waitFor('the definitions of kinds', () =>
    kubectl(['wait', '--for=condition=Established', 'crd', '--all', '--timeout=300s']),
  )
}
