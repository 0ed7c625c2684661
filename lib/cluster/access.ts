import { type Answer, failuresIn, type Right } from './failure.ts'
import type { RunKubectl } from './run-kubectl.ts'

/** Which of these rights the API server grants, in their order: what `kubectl auth can-i` asks, for all of them in one call. */
export const allowedRights = async (run: RunKubectl, rights: Right[]): Promise<Answer<boolean[]>> => {
  if (rights.length === 0) return { value: [] }
  const reviews = { apiVersion: 'v1', kind: 'List', items: rights.map(review) }
  const { stdout, stderr, code } = await run(
    ['create', '--validate=false', '--filename=-', '--output=jsonpath={.status.allowed}{"\\n"}'],
    JSON.stringify(reviews),
  )
  if (code !== 0) return { failure: failuresIn(stderr)[0] }
  // A line for each; one that is refused may have no field.
  const lines = stdout.split('\n')
  return { value: rights.map((_, index) => lines[index] === 'true') }
}

/** The API server answers it and keeps nothing. */
const review = ({ verb, group, resource, namespace, name }: Right) => {
  const [plural, subresource] = resource.split('/')
  return {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb, group, resource: plural, subresource, namespace, name } },
  }
}
