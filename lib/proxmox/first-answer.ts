import type { Answer, Api } from './api.ts'
import type { ApiFailure } from './api-failure.ts'

/** The first hypervisor that answered a question, with what it said; and why those before it, or all, did not. */
export interface FirstAnswer<Data> {
  answered?: { api: Api; data: Data }
  failures: ApiFailure[]
}

/** Asks hypervisors of one cluster in their order until one answers. */
export const firstAnswer = async <Data>(
  apis: Api[],
  question: (api: Api) => Promise<Answer<Data>>,
): Promise<FirstAnswer<Data>> => {
  const failures: ApiFailure[] = []
  for (const api of apis) {
    const answer = await question(api)
    if ('data' in answer) return { answered: { api, data: answer.data }, failures }
    failures.push(answer.failure)
    // A node without pmxcfs knows no token, so one refusal is not the cluster's; two are.
    if (failures.filter(isRefusal).length === 2) break
  }
  return { failures }
}

const isRefusal = ({ kind }: ApiFailure): boolean => kind === 'unauthorized' || kind === 'forbidden'
