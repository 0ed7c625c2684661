import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, pveNames, signed } from '../../pve-api/certificates.ts'
import { command } from '../cluster/command.ts'
import { programs } from '../cluster/paths.ts'
import type { Proxmox } from '../laboratory/proxmox.ts'
import { virtrc18u } from './environments.ts'
import { laboratory } from './shared.ts'

/** A node exporter beside the plain one, with the hypervisor's own kind of certificate and a password. */
export async function startGuardedNodeExporter({ hypervisors }: Proxmox, ca: Certificate) {
  const { key, cert } = signed(ca, pveNames(virtrc18u.name, virtrc18u.address))
  const file = (name: string, text: string) => {
    writeFileSync(join(laboratory.folder, name), text, { mode: 0o600 })
    return name
  }
  const hash = await command('python3', [
    '-c',
    'import crypt; print(crypt.crypt("a password", crypt.mksalt(crypt.METHOD_BLOWFISH, rounds=16)))',
  ])
  const config = {
    tls_server_config: { cert_file: file('node.crt', cert), key_file: file('node.key', key) },
    basic_auth_users: { prometheus: hash.trim() },
  }
  hypervisors.virtrc18u?.start('guarded', join(programs, 'node_exporter'), [
    '--web.listen-address=:9101',
    `--web.config.file=${join(laboratory.folder, file('node-exporter.yml', JSON.stringify(config)))}`,
  ])
  await laboratory.secret('monitoring', 'node-exporter', { username: 'prometheus', password: 'a password' })
}
