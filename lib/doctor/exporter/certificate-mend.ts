import { isIPv6 } from 'node:net'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import type { Mend } from '../check.ts'
import type { Failed } from './by-answers.ts'
import { onHypervisor } from './mends.ts'

/** What makes the exporter accept a certificate, by the words of its refusal. */
export const certificateMend = (environment: NamedEnvironment, failed: Failed[]): Mend => {
  const [first] = failed
  const words = failed.map(({ reason }) => reason.words).join()
  if (/mismatch/i.test(words)) {
    const { name, address } = first?.hypervisor ?? hypervisorsOf(environment, 'pve')[0] ?? {}
    const host = address === undefined ? '<hypervisor>' : isIPv6(address) ? `[${address}]` : address
    return {
      advice: `Give ${name ?? 'the hypervisor'} the name that its certificate carries, as serverName in the environment's file; \`openssl s_client -connect ${host}:8006 </dev/null | openssl x509 -noout -ext subjectAltName\` shows it.`,
    }
  }
  if (/expired/.test(words))
    return { command: onHypervisor(environment, 'pvecm updatecerts --force', first?.hypervisor?.address) }
  return {
    advice: `Bring the CA of these certificates: \`npm run credentials -- ${environment.name}\` prints the commands.`,
  }
}
