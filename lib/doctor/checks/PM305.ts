import { type Check, found, skip, unseen } from '../check.ts'
import { held, otherObjects } from '../named-object.ts'
import { mayGet } from '../rights.ts'
import { judgeHeld } from './PM303.ts'

/** What pods and scrapes take from the namespace besides the credentials and the CA. */
export const PM305: Check = {
  code: 'PM305',
  title: 'Every other Secret and ConfigMap that the environment names is there.',
  after: ['PM207'],
  rights: ({ environment }) =>
    otherObjects(environment).map(({ kind, name }) => mayGet(kind, environment.namespace, name)),
  run: async scene => {
    const named = otherObjects(scene.environment)
    if (named.length === 0) return skip('the environment names no other')
    const answers = await Promise.all(named.map(one => held(scene, one)))
    const { namespace } = scene.environment
    const findings = named.flatMap((one, index) => {
      const answer = answers[index]
      if (answer === undefined || answer.failure !== undefined) return []
      return judgeHeld(one, answer.value, namespace).map(finding => ({
        ...finding,
        why: `What ${one.field} is for does not work: a pod does not start, or Prometheus has no such scrape.`,
        mend: {
          advice: `Create it with the ${one.keys.length === 1 ? 'key' : 'keys'} ${one.keys.join(', ')}, or correct ${one.field}: docs/credentials.md.`,
        },
      }))
    })
    const refused = answers.find(one => one.failure !== undefined)?.failure
    return findings.length === 0 && refused !== undefined ? unseen(refused) : found(findings)
  },
}
