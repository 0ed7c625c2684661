import { joined, shell } from '../../problem/shell.ts'
import { type Certificate, certificatesIn } from '../certificate.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { caOfProxmox, caPem } from '../named-object.ts'
import { restartCommand } from '../restart.ts'

/** The CA as the exporter's Python takes it: as of 3.13 it verifies strictly. */
export const PM304: Check = {
  code: 'PM304',
  title: "The CA is valid, and one that the exporter's OpenSSL takes.",
  after: ['PM303'],
  run: async scene => {
    const ca = caOfProxmox(scene.environment)
    if (ca === undefined) return skip('tls names no CA')
    const { value: pem = '', failure } = await caPem(scene)
    if (failure !== undefined) return unseen(failure)
    const { namespace, pveExporter } = scene.environment
    // An image of one's own may have an older Python.
    const isOwn = pveExporter.image !== undefined
    const findings = judgeCA(certificatesIn(pem), scene.now, `${ca.kind} ${namespace}/${ca.name}`, isOwn)
    const command = [
      shell`kubectl --namespace ${namespace} delete ${ca.kind.toLowerCase()} ${ca.name}`,
      ...scene.caSteps,
    ]
    return found(
      findings.map(finding => ({
        ...finding,
        mend: { command: joined('\n', ...command, restartCommand(scene.environment)) },
      })),
    )
  },
}

/** What is wrong with the certificates of a CA file. */
export const judgeCA = (
  certificates: (Certificate | undefined)[],
  now: number,
  place: string,
  isOwnImage = false,
): Omit<Finding, 'mend'>[] => {
  const why = 'The exporters trust no hypervisor: CERTIFICATE_VERIFY_FAILED.'
  if (certificates.length === 0) return [{ what: `ca.crt of ${place} holds no certificate in PEM.`, why }]
  return certificates.flatMap(one => {
    if (one === undefined) return [{ what: `ca.crt of ${place} holds a block that is no certificate.`, why }]
    const what = fault(one, now)
    if (what !== undefined) return [{ what: `${one.subject} in ${place} ${what}.`, why }]
    const lacks = strict(one)
    if (lacks === undefined) return []
    return [
      {
        ...(isOwnImage && { severity: 'warn' as const }),
        what: `${one.subject} in ${place} has no ${lacks}, as Proxmox VE's own CA has none.`,
        why: "The exporter's Python verifies strictly and trusts no hypervisor: CERTIFICATE_VERIFY_FAILED.",
      },
    ]
  })
}

const fault = ({ from, to }: Certificate, now: number): string | undefined => {
  const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
  if (to < now) return `expired on ${day(to)}`
  return from > now ? `is valid only from ${day(from)} on` : undefined
}

/** What VERIFY_X509_STRICT asks of a CA; a host's own certificate may stand in the file, too. */
const strict = ({ isCA, hasKeyUsage, hasSubjectKeyIdentifier }: Certificate): string | undefined => {
  if (!isCA) return undefined
  if (!hasKeyUsage) return 'key usage'
  return hasSubjectKeyIdentifier ? undefined : 'subject key identifier'
}
