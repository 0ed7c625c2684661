import { X509Certificate } from 'node:crypto'
import { undefinedOnError } from '../problem/undefined-on-error.ts'

/** What a verifier asks of a certificate in a CA file. */
export interface Certificate {
  subject: string
  isCA: boolean
  hasKeyUsage: boolean
  hasSubjectKeyIdentifier: boolean
  /** Seconds since 1970. */
  from: number
  to: number
}

/** The certificates of a PEM file; undefined stands for a block that is none. */
export const certificatesIn = (pem: string): (Certificate | undefined)[] =>
  [...pem.matchAll(/-----BEGIN [^-]+-----[^-]*-----END [^-]+-----/g)].map(([block]) =>
    undefinedOnError(() => read(new X509Certificate(block))),
  )

const read = (certificate: X509Certificate): Certificate => ({
  subject: /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', '),
  isCA: certificate.ca,
  hasKeyUsage: certificate.raw.includes(oid.keyUsage),
  hasSubjectKeyIdentifier: certificate.raw.includes(oid.subjectKeyIdentifier),
  from: certificate.validFromDate.getTime() / 1000,
  to: certificate.validToDate.getTime() / 1000,
})

/** Extensions as DER writes their identifiers (2.5.29.15, 2.5.29.14): Node does not tell of them. */
const oid = {
  keyUsage: Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x0f]),
  subjectKeyIdentifier: Buffer.from([0x06, 0x03, 0x55, 0x1d, 0x0e]),
}
