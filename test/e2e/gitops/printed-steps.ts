import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { repository } from '../cluster/paths.ts'
import type { Proxmox } from '../laboratory/proxmox.ts'
import type { Tree } from '../laboratory/tree.ts'
import { shell } from './shell.ts'

/**
 * Runs the commands that `npm run credentials` prints for an environment of the tree, each as it is printed, on the
 * cluster; gives the `ca.crt` that they made. Only `scp` is not real: it hands over the CA of these hypervisors.
 */
export async function runPrintedSteps({ root }: Tree, name: string, { ca, secret }: Proxmox) {
  const folder = join(root, 'steps')
  mkdirSync(folder)
  writeFileSync(join(folder, 'hypervisor.pem'), ca)
  const scp =
    'case "$1" in root@*:/etc/pve/pve-root-ca.pem) cp hypervisor.pem "$2/pve-root-ca.pem";; *) false;; esac'
  writeFileSync(join(folder, 'scp'), `#!/bin/sh\n${scp}\n`, { mode: 0o755 })
  const steps = await shell(
    `'${process.execPath}' '${repository}/lib/cli.ts' credentials ${name} --root '${root}'`,
  )
  await shell(`cd '${folder}'; PATH=$PWD:$PATH\n${steps}`, { TOKEN: secret.PVE_TOKEN_VALUE })
  return readFileSync(join(folder, 'ca.crt'), 'utf8')
}
