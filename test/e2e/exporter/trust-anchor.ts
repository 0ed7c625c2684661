import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Certificate } from '../../pve-api/certificates.ts'
import { command } from './command.ts'
import { laboratoryFolder, repository } from './paths.ts'

const environment = `hypervisors:
  - { name: virtrc18u, address: 198.51.100.18 }
pveExporter:
  tls: { caConfigMap: pve-ca }
`

/** What an environment's ConfigMap holds once the commands of `npm run credentials` were run, each as it is printed. */
export function trustAnchor(ca: Certificate): string {
  const folder = join(laboratoryFolder, 'trust-anchor')
  for (const name of ['environments', 'bin', 'hypervisor']) mkdirSync(join(folder, name), { recursive: true })
  writeFileSync(join(folder, 'environments/anchored.yaml'), environment)
  writeFileSync(join(folder, 'hypervisor/pve-root-ca.pem'), ca.cert)
  // In place of the hypervisor and of the cluster: what each is asked for, and nothing else.
  program(
    folder,
    'scp',
    `[ "$1" = root@198.51.100.18:/etc/pve/pve-root-ca.pem ] && cp hypervisor/pve-root-ca.pem "$2"`,
  )
  program(folder, 'kubectl', 'case "$*" in *configmap*--from-file=ca.crt) cp ca.crt configmap;; esac')
  const steps = command(process.execPath, [
    ...[join(repository, 'lib/cli.ts'), 'credentials', 'anchored'],
    ...['--root', folder],
  ])
  command('sh', ['-e', '-c', `PATH=$PWD/bin:$PATH; TOKEN=token\n${steps}`], { cwd: folder })
  return readFileSync(join(folder, 'configmap'), 'utf8')
}

const program = (folder: string, name: string, text: string) =>
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
