import type { Seen } from '../../cluster/seen.ts'
import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import type { Scene } from '../scene.ts'

type Operator = Seen & { spec: { replicas?: number }; status?: { readyReplicas?: number } }

/** As the operator's own manifests and kube-prometheus-stack label it. */
const selector = 'app.kubernetes.io/name in (prometheus-operator,kube-prometheus-stack-prometheus-operator)'

/** A Prometheus Operator that is there and does not run; nothing where it has other labels, or may not be seen. */
export const operatorDown = async ({ cluster }: Scene): Promise<Finding | undefined> => {
  const operators = (await cluster.list<Operator>('Deployment', { selector })).value ?? []
  const [first] = operators
  if (first === undefined || operators.some(({ status }) => (status?.readyReplicas ?? 0) > 0)) return
  const { namespace, name } = first.metadata
  return {
    what: `No pod of the Prometheus Operator is Ready${first.spec.replicas === 0 ? `: ${objectName(first)} is scaled to none` : ` (${objectName(first)})`}.`,
    why: 'Without it nothing that is applied arrives in Prometheus.',
    mend: {
      command:
        first.spec.replicas === 0
          ? shell`kubectl --namespace ${namespace} scale deployment ${name} --replicas=1`
          : shell`kubectl --namespace ${namespace} describe deployment ${name}`,
    },
  }
}
