import { isIPv6 } from 'node:net'
import type { NamedEnvironment } from '../../environment/defaults.ts'

/**
 * The commands that bring the CA by which an environment's exporters verify Proxmox VE; none without one. Where the
 * certificates are Proxmox VE's own, they read the CA from a hypervisor and change nothing there.
 */
export const caSteps = (environment: NamedEnvironment): string[] => {
  const { tls } = environment.pveExporter
  if (tls === 'insecure') return []
  const { caSecret, caConfigMap } = tls
  const name = caSecret ?? caConfigMap
  if (name === undefined) return []
  const kind = caSecret === undefined ? 'configmap' : 'secret generic'
  return [
    ...(hasOwnCertificates(environment)
      ? ['# ca.crt: the CA of the certificates that the hypervisors serve']
      : trustAnchor(environment)),
    `kubectl --namespace ${environment.namespace} create ${kind} ${name} --from-file=ca.crt`,
  ]
}

/** Names that Proxmox VE's own certificates do not carry tell of certificates of one's own. */
const hasOwnCertificates = ({ hypervisors, pveExporter: { tls } }: NamedEnvironment): boolean =>
  (tls !== 'insecure' && tls.serverName !== undefined) ||
  hypervisors.some(({ serverName }) => serverName !== undefined)

/**
 * Python 3.13 and later refuse a CA without a key usage, as Proxmox VE made it until pve-cluster 9.1.2. A key that is
 * thrown away certifies the CA's key and name anew, with all that they ask for, so the CA's private key is not needed.
 * Pythons before 3.13 look for the end of the chain, too, so that certificate follows.
 */
const trustAnchor = ({ hypervisors }: NamedEnvironment): string[] => [
  `scp ${hypervisorFile(hypervisors)} .`,
  `openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=trust anchor' -addext keyUsage=critical,keyCertSign,cRLSign -keyout once.key -out once.pem`,
  `printf '${extensions.join('\\n')}\\n' | openssl x509 -in pve-root-ca.pem -CA once.pem -CAkey once.key -set_serial 1 -days 3650 -clrext -extfile /dev/stdin -out ca.crt`,
  'cat once.pem >> ca.crt && rm once.key',
]

const extensions = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
]

function hypervisorFile(hypervisors: NamedEnvironment['hypervisors']): string {
  const [first] = hypervisors.filter(({ exporters }) => exporters.includes('pve'))
  const { address = '' } = first ?? {}
  const host = isIPv6(address) ? `[${address}]` : address
  return `'root@${host}:/etc/pve/pve-root-ca.pem'`
}
