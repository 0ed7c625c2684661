import { type Check, found, skip, unseen } from '../check.ts'
import { nameOf, patched } from '../prometheus/prometheus-object.ts'
import { knownTargets, type Target } from '../prometheus/targets.ts'

/** Limits, by which Prometheus throws away a whole scrape. */
export const PM506: Check = {
  code: 'PM506',
  title: 'No limit of Prometheus ends a scrape.',
  after: ['PM504'],
  run: async scene => {
    const { value, failure } = await knownTargets(scene)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip('no Prometheus selects the environment')
    const { prometheus } = value.api
    const [first, ...others] = value.own.filter(isOverLimit)
    if (first === undefined) return found([])
    const field = fieldOf(first.lastError)
    return found([
      {
        what: `A limit of the Prometheus ${nameOf(prometheus)} (${field}) throws away the scrapes of ${[first, ...others].map(({ labels }) => `${labels.job} ${labels.instance}`).join(', ')}: ${first.lastError}.`,
        why: 'A scrape over a limit is lost as a whole.',
        mend: { command: patched(prometheus, { [field]: null }) },
      },
    ])
  },
}

export const isOverLimit = ({ health, lastError }: Pick<Target, 'health' | 'lastError'>): boolean =>
  health === 'down' && /limit/.test(lastError)

/** As scrape/scrape.go of Prometheus 3 words them, and the fields of the operator that set them. */
const fieldOf = (error: string): string =>
  fields.find(([pattern]) => pattern.test(error))?.[1] ?? 'enforcedSampleLimit'

const fields: [RegExp, string][] = [
  [/target_limit/, 'enforcedTargetLimit'],
  [/sample limit|sample_limit/, 'enforcedSampleLimit'],
  [/label_name_length_limit|label name/, 'enforcedLabelNameLengthLimit'],
  [/label_value_length_limit|label value/, 'enforcedLabelValueLengthLimit'],
  [/label_limit/, 'enforcedLabelLimit'],
  [/body size/, 'enforcedBodySizeLimit'],
]
