import { numberOf } from '../../problem/number-of.ts'
import { inShell, shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import type { Deployment, Pod, ReplicaSet, Workloads } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Whether Kubernetes makes the pods at all: quotas, admission and missing accounts refuse them before they exist. */
export const PM306 = workloadCheck({
  code: 'PM306',
  title: 'Each Deployment has its pod.',
  after: ['PM302', 'PM303', 'PM305'],
  note: ({ pods }) => numberOf(pods.length, 'pod'),
  judge: seen => podless(seen),
})

/** Deployments that have fewer pods than they ask for, and why. */
export const podless = ({ deployments, replicaSets, pods }: Workloads): Finding[] =>
  deployments.flatMap(deployment => {
    const { replicas = 1, paused } = deployment.spec
    const own = replicaSets.filter(one => isOwnedBy(one, deployment))
    const refused = reason(deployment, own)
    const count = pods.filter(pod => own.some(one => isOwnedBy(pod, one))).length
    if (replicas === 0) return [scaledDown(deployment)]
    if (refused === undefined && count > 0) return paused ? [pausedDeployment(deployment)] : []
    return [
      {
        what: `${objectName(deployment)} ${count === 0 ? 'has no pod' : 'gets no new pod'}: ${refused ?? (paused ? 'it is paused' : 'its controller has made none yet')}`,
        why: 'This exporter answers no scrape, or goes on as it was before the last change.',
        mend: mendOf(deployment, refused, paused),
      },
    ]
  })

const isOwnedBy = (object: ReplicaSet | Pod, owner: Deployment | ReplicaSet): boolean =>
  object.metadata.ownerReferences?.some(({ uid }) => uid === owner.metadata.uid) ?? false

/** The API server's words, which the controllers hand on. */
const reason = (deployment: Deployment, replicaSets: ReplicaSet[]): string | undefined =>
  [deployment, ...replicaSets.filter(({ spec }) => spec.replicas !== 0)]
    .flatMap(({ status }) => status?.conditions ?? [])
    .find(({ type, status }) => type === 'ReplicaFailure' && status === 'True')?.message

const pausedDeployment = (deployment: Deployment): Finding => ({
  severity: 'warn',
  what: `${objectName(deployment)} is paused.`,
  why: 'Its pod stays as it was before the last change.',
  mend: mendOf(deployment, '', true),
})

const scaledDown = (deployment: Deployment): Finding => ({
  what: `${objectName(deployment)} is scaled to no pod.`,
  why: 'This exporter answers no scrape.',
  mend: {
    command: shell`kubectl --namespace ${deployment.metadata.namespace} scale deployment ${deployment.metadata.name} --replicas=1`,
  },
})

const mendOf = (
  { metadata: { namespace, name } }: Deployment,
  refused = '',
  paused = false,
): Finding['mend'] => {
  if (paused) return { command: shell`kubectl --namespace ${namespace} rollout resume deployment ${name}` }
  // The second until a controller has counted what there is: `checkQuotas` of k8s.io/apiserver's quota admission.
  const [, quota] = /(?:exceeded|status unknown for) quota: ([^,\s]+)/.exec(refused) ?? []
  if (quota !== undefined)
    return {
      advice: `Raise the quota (kubectl --namespace ${namespace} edit resourcequota ${inShell(quota)}), or lower pveExporter.resources.`,
    }
  const known = advice.find(([pattern]) => pattern.test(refused))
  return known === undefined
    ? {
        command: shell`kubectl --namespace ${namespace} describe replicaset --selector app.kubernetes.io/component=pve-exporter`,
      }
    : { advice: known[1] }
}

const advice: [RegExp, string][] = [
  [
    /(maximum|minimum) \w+ usage per|limit to request ratio per/,
    'Set pveExporter.resources within the LimitRange of the namespace (kubectl describe limitrange), or change the LimitRange.',
  ],
  [
    /violates PodSecurity/,
    'The exporters fit `restricted` as they are built: take what the message names out of `patches`.',
  ],
  [/PriorityClass/, 'Create the PriorityClass, or correct pveExporter.priorityClassName.'],
  [/serviceaccount|service account/, 'Apply the overlay again: its ServiceAccount is not there.'],
  [
    /security context constraint|unable to validate against any/,
    "Set `platform: 'openshift'`, which leaves users and groups to OpenShift.",
  ],
  [
    /admission webhook|ValidatingAdmissionPolicy/,
    'Ask whoever runs this admission, or change what its message names by a field or by `patches`.',
  ],
]
