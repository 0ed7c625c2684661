import { type Answer, failuresIn, type Right } from './failure.ts'
import type { RunKubectl } from './run-kubectl.ts'

/** Which of these rights the API server grants, in their order: what `kubectl auth can-i` asks, for all of them in one call. */
export const allowedRights = async (run: RunKubectl, rights: Right[]): Promise<Answer<boolean[]>> => {
  if (rights.length === 0) return { value: [] }
  const { stdout, stderr, code } = await run(reviewing, reviews('SelfSubjectAccessReview', rights))
  return code === 0 ? { value: granted(stdout, rights) } : { failure: failuresIn(stderr)[0] }
}

/** The arguments by which kubectl asks reviews; the API server answers them and keeps nothing. */
export const reviewing = [
  'create',
  '--validate=false',
  '--filename=-',
  '--output=jsonpath={.status.allowed}{"\\n"}',
]

/** A review of each right as kubectl reads them; `of` says whose rights they are, where not this account's. */
export const reviews = (kind: string, rights: Right[], of: object = {}): string => {
  const items = rights.map(({ verb, group, resource, namespace, name }) => {
    const [plural, subresource] = resource.split('/')
    const resourceAttributes = { verb, group, resource: plural, subresource, namespace, name }
    return { apiVersion: 'authorization.k8s.io/v1', kind, spec: { ...of, resourceAttributes } }
  })
  return JSON.stringify({ apiVersion: 'v1', kind: 'List', items })
}

/** What reviews answered: a line for each; one that is refused may have no field. */
export const granted = (printed: string, rights: Right[]): boolean[] => {
  const lines = printed.split('\n')
  return rights.map((_, index) => lines[index] === 'true')
}
