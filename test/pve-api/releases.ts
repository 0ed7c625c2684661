import type { PveCluster, Version } from './cluster.ts'

/** The releases whose answers the simulation gives: the oldest that is supported, the first of 9, and the newest. */
export type Release = keyof typeof releases

/** What each answers to `/version`: a pve-manager of that release, and the commit that it was built from. */
export const releases = {
  '8.4': { version: '8.4.1', release: '8.4', repoid: '2a5fa54a8503f96d' },
  '9.0': { version: '9.0.3', release: '9.0', repoid: '025864202ebb6109' },
  '9.2': { version: '9.2.11', release: '9.2', repoid: 'f6997e698c7933ea' },
} satisfies Record<string, Version>

/** Puts every node of a cluster on a release, in place, and gives the cluster. */
export function onRelease(cluster: PveCluster, release: Release): PveCluster {
  for (const node of Object.values(cluster.nodes)) node.version = releases[release]
  return cluster
}

/** Whether a version is that release or a later one. */
export function since(release: `${number}.${number}`, { version }: Version): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = release.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}
