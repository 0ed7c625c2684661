import { randomUUID } from 'node:crypto'
import { type Certificate, inFolder } from '../pve-api/openssl.ts'

/**
 * The certificate that a Proxmox Backup Server makes for itself, `/etc/proxmox-backup/proxy.pem`, with what `update_self_signed_cert` in
 * `src/config/mod.rs` (3.2.4) puts into it: signed by itself and no CA, for a thousand years, with the host's names and never its address.
 */
export const selfSigned = (name: string, domain = 'example.com'): Certificate =>
  inFolder({ 'proxy.cnf': configuration(name, `${name}.${domain}`) }, ({ openssl, read }) => {
    openssl(
      ...['req', '-x509', '-newkey', 'rsa:4096', '-nodes', '-sha256', '-days', String(365 * 1000)],
      ...['-config', 'proxy.cnf', '-keyout', 'key.pem', '-out', 'cert.pem'],
    )
    return { key: read('key.pem'), cert: read('cert.pem') }
  })

const configuration = (name: string, fqdn: string) => `[ req ]
distinguished_name = subject
x509_extensions = extensions
prompt = no

[ subject ]
O = Proxmox Backup Server
OU = ${randomUUID().replaceAll('-', '').toUpperCase()}
CN = ${fqdn}

[ extensions ]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = IP:127.0.0.1,IP:::1,DNS:localhost,DNS:${name},DNS:${fqdn}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`
