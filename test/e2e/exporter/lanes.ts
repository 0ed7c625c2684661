import type { Release } from '../../pve-api/releases.ts'

/** What one process of the stage runs: hypervisors of a release, and the test files. */
export interface Lane {
  release: Release
  files: readonly string[]
}

/** Files that ask the laboratory's hypervisors. */
const asking = ['prometheus', 'query', 'failover', 'slow', 'pod', 'verified']

/** The stage for the newest and for the oldest supported Proxmox VE, side by side: they wait much more than they compute. */
export const lanes: Lane[] = [
  {
    release: '9.2',
    // These ask simulations of their own, or set the release themselves.
    files: [
      'generated',
      'catalogue',
      'situations',
      ...asking,
      'releases',
      'fakepve',
      'no-ipv6',
      'api-schema',
    ],
  },
  // Certificates are judged before the first call of the API, so once is enough.
  { release: '8.4', files: [...asking, 'strict', 'shared-name'] },
]

/** The release of this process. */
export const release = (process.env.E2E_RELEASE ?? '9.2') as Release
