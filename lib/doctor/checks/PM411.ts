import type { NamedEnvironment } from '../../environment/defaults.ts'
import { numberOf } from '../../problem/number-of.ts'
import { joined, type ShellCommand, shell } from '../../problem/shell.ts'
import { type Check, found, skip, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { membersSeen, missingIn, unknownIn } from '../exporter/members.ts'

/** The names in the file against those that the cluster has. */
export const PM411: Check = {
  code: 'PM411',
  title: 'The file names every node of the cluster.',
  after: ['PM410'],
  run: async scene => {
    const { value, failure } = await exporterAnswers(scene)
    if (failure !== undefined) return unseen(failure)
    const [first] = membersSeen(value)
    if (first === undefined) return skip('the exporters say no members: node scrapes or collectors are off')
    const { file, hypervisors } = scene.environment
    const names = hypervisors.map(hypervisor => hypervisor.name)
    const missing = missingIn(names, first)
    const unknown = unknownIn(names, first)
    if (missing.length === 0 && unknown.length === 0) return found([], numberOf(first.members.length, 'node'))
    return found([
      {
        what: [
          missing.length > 0 ? `${file} lacks ${missing.join(', ')}` : '',
          unknown.length > 0
            ? `${missing.length > 0 ? 'and' : file} names ${unknown.join(', ')}, which the cluster has not`
            : '',
        ]
          .join(' ')
          .trim()
          .concat('.'),
        why:
          missing.length > 0
            ? 'A node that the file lacks has no node scrape and no node exporter here, and the alerts on it do not come.'
            : 'Alerts and dashboards join by the node’s name, and find nothing under this one.',
        mend: { command: discover(scene.environment) },
      },
    ])
  },
}

/** The command that writes the nodes into the file, verified by the CA that the exporters have. */
const discover = ({ name, namespace, pveExporter: { tls } }: NamedEnvironment): ShellCommand => {
  const command = shell`npm run discover -- ${name}`
  if (tls === 'insecure') return command
  const { caSecret, caConfigMap } = tls
  if (caSecret === undefined && caConfigMap === undefined) return command
  const read =
    caSecret === undefined
      ? shell`kubectl --namespace ${namespace} get configmap ${caConfigMap} --output go-template='{{index .data "ca.crt"}}' > ca.crt`
      : shell`kubectl --namespace ${namespace} get secret ${caSecret} --output go-template='{{index .data "ca.crt" | base64decode}}' > ca.crt`
  return joined(' && ', read, shell`npm run discover -- ${name} --ca ca.crt`)
}
