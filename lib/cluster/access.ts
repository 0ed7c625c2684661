import { type Answer, failuresIn, type Right } from './failure.ts'
import type { RunKubectl } from './run-kubectl.ts'

interface Review {
  status?: { allowed?: boolean }
}

/** Which of these rights the API server grants, in their order: what `kubectl auth can-i` asks, for all of them in one call. */
export const allowedRights = async (run: RunKubectl, rights: Right[]): Promise<Answer<boolean[]>> => {
  if (rights.length === 0) return { value: [] }
  const reviews = { apiVersion: 'v1', kind: 'List', items: rights.map(review) }
  const { stdout, stderr, code } = await run(
    ['create', '--validate=false', '--filename=-', '--output=json'],
    JSON.stringify(reviews),
  )
  if (code !== 0) return { failure: failuresIn(stderr)[0] }
  const given = JSON.parse(stdout) as Review | { items: Review[] }
  const answers = 'items' in given ? given.items : [given as Review]
  return { value: answers.map(({ status }) => status?.allowed === true) }
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
