import { rightsOf, serviceAccount } from '../../cluster/account-access.ts'
import type { Right } from '../../cluster/failure.ts'
import { type Check, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { nameOf, type PrometheusObject } from '../prometheus/prometheus-object.ts'
import { prometheusLine } from '../prometheus/selection-findings.ts'

/** What Prometheus's own account may read: kube-prometheus gives it three namespaces only. */
export const PM503: Check = {
  code: 'PM503',
  title: "Prometheus may list the environment's Services, Endpoints and pods.",
  after: ['PM502'],
  rights: () => [{ verb: 'create', group: 'authorization.k8s.io', resource: 'subjectaccessreviews' }],
  run: async scene => {
    const { value, failure } = await scrapesSelected(scene)
    if (failure !== undefined) return unseen(failure)
    const { objects, nearest } = value
    if (nearest === undefined || !objects.some(({ kind }) => kind === 'ServiceMonitor'))
      return skip('no monitor needs discovery')
    const { prometheus } = nearest
    const { namespace, name } = accountOf(prometheus)
    const needed = rightsNeeded(prometheus, scene.environment.namespace)
    const allowed = await rightsOf(scene.cluster, serviceAccount(namespace, name), needed)
    if (allowed.failure !== undefined) return unseen(allowed.failure)
    const lacking = needed.filter((_, index) => !allowed.value[index])
    if (lacking.length === 0) return found([], `${namespace}/${name}`)
    const resources = [...new Set(lacking.map(({ resource }) => resource))]
    return found([
      {
        what: `The account ${namespace}/${name} of the Prometheus ${nameOf(prometheus)} may not list and watch ${resources.join(', ')} in the namespace ${scene.environment.namespace}.`,
        why: 'Its discovery finds nothing there, and says so in its log alone.',
        mend: {
          line: prometheusLine({ ...scene.environment.prometheus, serviceAccount: { name, namespace } }),
        },
      },
    ])
  },
}

const accountOf = ({
  metadata: { namespace },
  spec: { serviceAccountName = 'default' },
}: PrometheusObject) => ({
  namespace,
  name: serviceAccountName,
})

const rightsNeeded = ({ spec }: PrometheusObject, namespace: string): Right[] =>
  [
    { group: '', resource: 'services' },
    spec.serviceDiscoveryRole === 'EndpointSlice'
      ? { group: 'discovery.k8s.io', resource: 'endpointslices' }
      : { group: '', resource: 'endpoints' },
    { group: '', resource: 'pods' },
  ].flatMap(what => ['list', 'watch'].map(verb => ({ ...what, verb, namespace })))
