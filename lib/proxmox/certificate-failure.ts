import { isIP } from 'node:net'
import { connect, type PeerCertificate } from 'node:tls'
import { canonical } from '../environment/address.ts'
import { type ApiHost, serverName } from './api-host.ts'

/** Whether an error's code is one of certificate verification: OpenSSL's `X509_V_ERR_…`, or Node's of names. */
export const isCertificateCode = (code: string): boolean =>
  code === 'ERR_TLS_CERT_ALTNAME_INVALID' || codes.has(code) || /^(CERT|CRL|UNABLE_TO)_/.test(code)

const codes = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'PATH_LENGTH_EXCEEDED',
  'HOSTNAME_MISMATCH',
])

/** Which certificate a hypervisor serves, what OpenSSL says of it, and what to do. */
export const certificateFailure = async (
  host: ApiHost,
  seconds: number,
  { code = '', message }: NodeJS.ErrnoException,
): Promise<string> => {
  const served = await servedCertificate(host, seconds)
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = namesOf(served).join(', ') || 'no name'
    return `serves a certificate for ${names}, not for ${host.certified.join(' or ') || host.address}`
  }
  const which = served === undefined ? 'a certificate' : `the certificate ${described(served)}`
  // Node adds advice about its own options.
  const [said] = message.split(';')
  return `serves ${which}, which is refused: ${said} (${code})${advice(code)}`
}

/**
 * The certificate that a hypervisor serves, whoever signed it; nothing where none comes. It is read on a connection of its
 * own, on which nothing is sent: the token goes only where the certificate was verified.
 */
export const servedCertificate = (host: ApiHost, seconds: number): Promise<PeerCertificate | undefined> => {
  const { promise, resolve } = Promise.withResolvers<PeerCertificate | undefined>()
  const socket = connect({
    host: host.address,
    port: host.port,
    rejectUnauthorized: false,
    ...serverName(host),
  })
  const end = (certificate?: PeerCertificate) => {
    socket.destroy()
    resolve(certificate)
  }
  socket
    .once('secureConnect', () => end(socket.getPeerCertificate()))
    .once('error', () => end())
    .setTimeout(seconds * 1000, () => end())
  return promise
}

/** The names and addresses in a certificate. */
export const namesOf = (certificate: PeerCertificate | undefined): string[] =>
  (certificate?.subjectaltname ?? '')
    .split(', ')
    .map(name => name.replace(/^(DNS|IP Address):/, ''))
    .filter(name => name !== '')
    .map(name => (isIP(name) > 0 ? canonical(name) : name))

const described = ({ subject, issuer, valid_to }: PeerCertificate): string =>
  `"${subject?.CN ?? ''}", issued by "${issuer?.CN ?? issuer?.O ?? ''}", valid until ${valid_to}`

const advice = (code: string): string => {
  if (code === 'CERT_HAS_EXPIRED') return '; renew it on that node with pvecm updatecerts --force'
  if (code === 'CERT_NOT_YET_VALID') return "; compare the node's clock and this machine's"
  return '; the CA given is not the one that issued it'
}
