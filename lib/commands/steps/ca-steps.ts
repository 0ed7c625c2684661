import { inURL } from '../../environment/address.ts'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import { type ShellCommand, shell } from '../../problem/shell.ts'

/**
 * The commands that create the CA by which an environment's exporters verify Proxmox VE; none without one. For
 * Proxmox VE's own certificates they read the CA from a hypervisor and change nothing there.
 */
export const caSteps = (environment: NamedEnvironment): ShellCommand[] => {
  const { tls } = environment.pveExporter
  if (tls === 'insecure') return []
  const { caSecret, caConfigMap } = tls
  const name = caSecret ?? caConfigMap
  if (name === undefined) return []
  const kind = caSecret === undefined ? ['configmap'] : ['secret', 'generic']
  return [
    ...(hasOwnCertificates(environment)
      ? [shell`# ca.crt: the CA of the certificates that the hypervisors serve`]
      : trustAnchor(environment)),
    shell`kubectl --namespace ${environment.namespace} create ${kind} ${name} --from-file=ca.crt`,
  ]
}

/** A name that Proxmox VE's own certificates do not carry means that the hypervisors serve others. */
const hasOwnCertificates = ({ hypervisors, pveExporter: { tls } }: NamedEnvironment): boolean =>
  (tls !== 'insecure' && tls.serverName !== undefined) ||
  hypervisors.some(({ serverName }) => serverName !== undefined)

/**
 * Python 3.13 and later refuse a CA without a key usage, such as Proxmox VE's until pve-cluster 9.1.2. A throw-away key
 * certifies the CA's key and name again, with the missing extensions, so the CA's private key is not needed. Python
 * before 3.13 also wants the end of the chain, so that certificate follows.
 */
const trustAnchor = ({ hypervisors }: NamedEnvironment): ShellCommand[] => [
  shell`scp ${hypervisorFile(hypervisors)} .`,
  shell`openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=trust anchor' -addext keyUsage=critical,keyCertSign,cRLSign -keyout once.key -out once.pem`,
  shell`printf ${`${extensions.join('\\n')}\\n`} | openssl x509 -in pve-root-ca.pem -CA once.pem -CAkey once.key -set_serial 1 -days 3650 -clrext -extfile /dev/stdin -out ca.crt`,
  shell`cat once.pem >> ca.crt && rm once.key`,
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
  return `root@${inURL(address)}:/etc/pve/pve-root-ca.pem`
}
