import { randomUUID } from 'node:crypto'
import { isIP } from 'node:net'
import { type Certificate, inFolder } from './openssl.ts'

export type { Certificate }

/**
 * Which pve-cluster made an authority. 9.1.2 (May 2026, its bug 6701) was the first to add a key usage; an upgrade keeps
 * the authority that is there, so one without it is what nearly every cluster has.
 */
export type AuthorityMaker = '9.1.1' | '9.1.2'

/**
 * A cluster's own authority, `/etc/pve/pve-root-ca.pem` (a host that stands alone has one, too), by the commands of
 * `gen_pveca_key` and `gen_pveca_cert` in `PVE/Cluster/Setup.pm`, but for `faketime yesterday`.
 */
export const authority = (maker: AuthorityMaker = '9.1.1'): Certificate =>
  inFolder({}, ({ openssl, read }) => {
    openssl('genrsa', '-out', 'key.pem', '4096')
    openssl(
      ...['req', '-batch', '-days', '3650', '-new', '-x509', '-nodes'],
      ...(maker === '9.1.2' ? ['-addext', 'keyUsage=critical,keyCertSign,cRLSign'] : []),
      ...['-key', 'key.pem', '-out', 'cert.pem'],
      ...['-subj', `/CN=Proxmox Virtual Environment/OU=${randomUUID()}/O=PVE Cluster Manager CA/`],
    )
    return { key: read('key.pem'), cert: read('cert.pem') }
  })

/**
 * Which OpenSSL signed a node's certificate: 3 (Proxmox VE 8 and later) adds key identifiers, 1.1 (up to 7) did not.
 * `pveupdate` renews in the last two weeks of two years, so the latter are found for two years after an upgrade.
 */
export type OpenSSL = '1.1' | '3'

/**
 * A node's certificate, `/etc/pve/local/pve-ssl.pem`, for these names, by the commands of `gen_pve_ssl_cert` in
 * `PVE/Cluster/Setup.pm` (pve-cluster 6.1 to 9.1.1; 9.1.2 gives the same extensions), but for `faketime yesterday`.
 */
export function signed(by: Certificate, names: string[], signer: OpenSSL = '3'): Certificate {
  const files = {
    'ca.pem': by.cert,
    'ca.key': by.key,
    'ca.srl': nextSerial(),
    'node.cnf': configuration(names, signer),
  }
  return inFolder(files, ({ openssl, read }) => {
    openssl('genrsa', '-out', 'key.pem', '2048')
    openssl('req', '-batch', '-new', '-config', 'node.cnf', '-key', 'key.pem', '-out', 'request.pem')
    openssl(
      ...['x509', '-req', '-in', 'request.pem', '-days', '730', '-out', 'cert.pem'],
      ...['-CAkey', 'ca.key', '-CA', 'ca.pem', '-CAserial', 'ca.srl', '-extfile', 'node.cnf'],
    )
    return { key: read('key.pem'), cert: read('cert.pem') }
  })
}

/** The names in a node's own certificate, in Proxmox VE's order; the domain is the first of `search` in `resolv.conf`. */
export const pveNames = (node: string, address: string, domain = 'newyork.example.com') => [
  ...['127.0.0.1', '::1', 'localhost'],
  address,
  node,
  `${node}.${domain}`,
]

const configuration = (names: string[], signer: OpenSSL) => `extensions = v3_req

[ req ]
default_bits = 2048
distinguished_name = req_distinguished_name
req_extensions = v3_req
prompt = no
string_mask = nombstr

[ req_distinguished_name ]
organizationalUnitName = PVE Cluster Node
organizationName = Proxmox Virtual Environment
commonName = ${names.at(-1)}

[ v3_req ]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${subjectAlternativeNames(names)}
${signer === '1.1' ? 'subjectKeyIdentifier = none\nauthorityKeyIdentifier = none\n' : ''}`

export const subjectAlternativeNames = (names: string[]) =>
  names.map(name => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join(',')

let issued = 0

/** What stands in the authority's serial file, which starts at 0 and is counted up with each certificate. */
const nextSerial = () => (issued++).toString(16).toUpperCase().padStart(16, '0')
