import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A certificate with its key, both PEM. Made at run time by openssl, as Proxmox VE makes its own; never committed. */
export interface Certificate {
  key: string
  cert: string
}

/** A cluster's own authority, as `/etc/pve/pve-root-ca.pem`. */
export const authority = (commonName: string): Certificate =>
  make(folder => [
    ...newKey(commonName),
    ...extensions('basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign'),
    ...output(folder),
  ])

/** A certificate for these names and addresses, signed by an authority. */
export const signed = (by: Certificate, names: string[]): Certificate =>
  make(folder => {
    writeFileSync(join(folder, 'ca.pem'), by.cert)
    writeFileSync(join(folder, 'ca.key'), by.key, { mode: 0o600 })
    const alternatives = names.map(name => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join(',')
    return [
      ...newKey(names[0] ?? 'pve'),
      ...['-CA', join(folder, 'ca.pem'), '-CAkey', join(folder, 'ca.key')],
      ...extensions(
        `subjectAltName=${alternatives}`,
        'basicConstraints=CA:FALSE',
        'extendedKeyUsage=serverAuth',
      ),
      ...extensions('authorityKeyIdentifier=keyid'),
      ...output(folder),
    ]
  })

/** The names that Proxmox VE puts in a node's own certificate (`pvecm updatecerts`). */
export const pveNames = (node: string, address: string, domain = 'newyork.example.com') => [
  node,
  `${node}.${domain}`,
  'localhost',
  '127.0.0.1',
  '::1',
  address,
]

const newKey = (commonName: string) => [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'],
  ...['-subj', `/O=Proxmox Virtual Environment/CN=${commonName}`],
]

const extensions = (...lines: string[]) => lines.flatMap(line => ['-addext', line])

// A configuration of its own: the machine's would add extensions a second time.
const output = (folder: string) => [
  ...['-config', join(folder, 'openssl.cnf')],
  ...['-keyout', join(folder, 'key.pem'), '-out', join(folder, 'cert.pem')],
]

function make(args: (folder: string) => string[]): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'pve-certificate-'))
  try {
    writeFileSync(join(folder, 'openssl.cnf'), '[req]\ndistinguished_name = name\n[name]\n')
    execFileSync('openssl', args(folder), { stdio: ['ignore', 'ignore', 'pipe'] })
    const read = (name: string) => readFileSync(join(folder, name), 'utf8')
    return { key: read('key.pem'), cert: read('cert.pem') }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
