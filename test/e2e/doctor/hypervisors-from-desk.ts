import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Proxmox } from '../laboratory/proxmox.ts'
import type { WorkingTree } from './working-tree.ts'

/**
 * What the desk reaches the hypervisors with: `scp` of their CA, and `pveum` as if it were typed on one of them, which changes
 * the simulated cluster as `pve-access-control` would.
 */
export async function hypervisorsFromDesk(tree: WorkingTree, { ca }: Proxmox, folder: string) {
  writeFileSync(join(folder, 'pve-root-ca.pem'), ca)
  tree.program('scp', `[[ "$1" = root@*:/etc/pve/pve-root-ca.pem ]] && cp ${folder}/pve-root-ca.pem "$2"`)
  const pveum = join(import.meta.dirname, 'pveum.ts')
  tree.program('pveum', `exec ${process.execPath} ${pveum} ${join(folder, 'proxmox/lyon')} "$@"`)
  // What is typed after `ssh root@<hypervisor>` runs there.
  tree.program('ssh', 'shift; exec bash -c "$*"')
}
