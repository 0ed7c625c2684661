import { granted, reviewing, reviews } from './access.ts'
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
  const { value, failure } = await cluster.ask(
    reviewing,
    reviews('SubjectAccessReview', rights, { user, groups }),
  )
  return failure === undefined ? { value: granted(value, rights) } : { failure }
}
