import { type Check, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'

/** Shards part the targets of one environment, and each evaluates the rules over what it has. */
export const PM511: Check = {
  code: 'PM511',
  title: 'One Prometheus has all series of the environment.',
  after: ['PM502'],
  run: async scene => {
    const { value, failure } = await scrapesSelected(scene)
    if (failure !== undefined) return unseen(failure)
    const prometheus = value.nearest?.prometheus
    if (prometheus === undefined) return skip('no Prometheus selects the environment')
    const { shards = 1 } = prometheus.spec
    if (shards <= 1) return found([])
    return found([
      {
        what: `The Prometheus ${nameOf(prometheus)} has ${shards} shards, among which the targets are parted.`,
        why: 'Queries that join a guest with its node find nothing on a shard that has one of the two, and alerts on absence fire on each that has neither.',
        mend: {
          advice:
            'Evaluate the rules where all series are, such as in a ThanosRuler or Mimir: `npm run rules` prints them; and set alerts: false in the environment.',
        },
        severity: 'warn',
      },
    ])
  },
}
