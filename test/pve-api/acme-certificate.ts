import { subjectAlternativeNames } from './certificates.ts'
import { type Certificate, inFolder } from './openssl.ts'

/** An authority as behind ACME: a root that clients know, and the intermediate that issues. */
export interface AcmeAuthority {
  root: Certificate
  intermediate: Certificate
}

const ca =
  'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\n'
const issued = 'authorityKeyIdentifier=keyid\n'
const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

/** Extensions and lifetimes of ISRG's roots and Let's Encrypt's intermediates (CP/CPS, section 7.1). */
export const acmeAuthority = (): AcmeAuthority =>
  inFolder(
    {
      'root.cnf': ca,
      'intermediate.cnf': `${ca.replace('CA:TRUE', 'CA:TRUE,pathlen:0')}extendedKeyUsage=serverAuth\n${issued}`,
    },
    ({ openssl, read }) => {
      const request = (name: string, subject: string) =>
        openssl('req', '-new', ...elliptic, '-subj', subject, '-keyout', `${name}.key`, '-out', `${name}.req`)
      const sign = (name: string, days: string, ...by: string[]) =>
        openssl(
          ...['x509', '-req', '-in', `${name}.req`, '-days', days, '-extfile', `${name}.cnf`],
          ...['-out', `${name}.pem`, ...by],
        )
      request('root', '/C=US/O=Internet Security Research Group/CN=ISRG Root of a test')
      sign('root', '7300', '-signkey', 'root.key')
      request('intermediate', "/C=US/O=Let's Encrypt/CN=E of a test")
      sign('intermediate', '1095', '-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial')
      const made = (name: string) => ({ key: read(`${name}.key`), cert: read(`${name}.pem`) })
      return { root: made('root'), intermediate: made('intermediate') }
    },
  )

/**
 * A node's certificate from ACME, with the intermediate's behind it: `/etc/pve/local/pveproxy-ssl.pem`, which pveproxy
 * prefers to its own. It carries public names only (Let's Encrypt's profile `classic`, 90 days).
 */
export const acmeCertificate = ({ intermediate }: AcmeAuthority, names: string[]): Certificate =>
  inFolder(
    {
      'ca.pem': intermediate.cert,
      'ca.key': intermediate.key,
      'node.cnf': `basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature
extendedKeyUsage=serverAuth
subjectKeyIdentifier=hash
${issued}subjectAltName=${subjectAlternativeNames(names)}
`,
    },
    ({ openssl, read }) => {
      openssl(
        'req',
        '-new',
        ...elliptic,
        '-subj',
        `/CN=${names[0]}`,
        '-keyout',
        'key.pem',
        '-out',
        'node.req',
      )
      openssl(
        ...['x509', '-req', '-in', 'node.req', '-days', '90', '-extfile', 'node.cnf', '-out', 'cert.pem'],
        ...['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial'],
      )
      return { key: read('key.pem'), cert: read('cert.pem') + intermediate.cert }
    },
  )
