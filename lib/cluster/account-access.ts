import type { Cluster } from './cluster.ts'
import type { Answer, Right } from './failure.ts'

/** The user name of a service account. */
export const serviceAccount = (namespace: string, name: string): string =>
  `system:serviceaccount:${namespace}:${name}`

/** Which of these rights another account has, in their order: what `kubectl auth can-i --as` asks, for all in one call. */
export const rightsOf = async (
  cluster: Cluster,
  user: string,
  rights: Right[],
): Promise<Answer<boolean[]>> => {
  const [, , namespace = ''] = user.split(':')
  // The API server adds these groups to every service account.
  const groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`, 'system:authenticated']
  const items = rights.map(({ verb, group, resource, namespace }) => ({
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SubjectAccessReview',
    spec: { user, groups, resourceAttributes: { verb, group, resource, namespace } },
  }))
  const { value, failure } = await cluster.ask(
    ['create', '--validate=false', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}'],
    JSON.stringify({ apiVersion: 'v1', kind: 'List', items }),
  )
  if (failure !== undefined) return { failure }
  // A line for each; one that is refused may have no field.
  const lines = value.split('\n')
  return { value: rights.map((_, index) => lines[index] === 'true') }
}
