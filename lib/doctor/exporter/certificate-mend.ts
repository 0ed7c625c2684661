import { inURL } from '../../environment/address.ts'
import { hypervisorsOf } from '../../environment/defaults.ts'
import { joined, shell } from '../../problem/shell.ts'
import type { Mend } from '../check.ts'
import { restartCommand } from '../restart.ts'
import type { Scene } from '../scene.ts'
import type { Failed } from './by-answers.ts'
import { onHypervisor } from './mends.ts'

/** What makes the exporter accept a certificate, by the words of its refusal. */
export const certificateMend = ({ environment, caSteps }: Scene, failed: Failed[]): Mend => {
  const [first] = failed
  const words = failed.map(({ reason }) => reason.words).join()
  if (/mismatch/i.test(words)) {
    const { name, address } = first?.hypervisor ?? hypervisorsOf(environment, 'pve')[0] ?? {}
    const host = address === undefined ? '<hypervisor>' : inURL(address)
    return {
      advice: `Give ${name ?? 'the hypervisor'} the name that its certificate carries, as serverName in the environment's file; \`openssl s_client -connect ${host}:8006 </dev/null | openssl x509 -noout -ext subjectAltName\` shows it.`,
    }
  }
  if (/expired/.test(words))
    return {
      command: onHypervisor(environment, shell`pvecm updatecerts --force`, first?.hypervisor?.address),
    }
  const { tls } = environment.pveExporter
  if (tls === 'insecure' || caSteps.length === 0)
    return { advice: 'Name the CA of these certificates in pveExporter.tls.' }
  const { caSecret, caConfigMap } = tls
  const held = caSecret === undefined ? ['configmap', String(caConfigMap)] : ['secret', caSecret]
  return {
    command: joined(
      '\n',
      shell`kubectl --namespace ${environment.namespace} delete ${held}`,
      ...caSteps,
      restartCommand(environment),
    ),
  }
}
