import { type Check, found, skip, unseen } from '../check.ts'
import { scrapesSelected } from '../prometheus/chosen.ts'
import { unwritten } from '../prometheus/unwritten.ts'

/** All targets are there, and the next change will not arrive: PM504 tells of those that are not. */
export const PM513: Check = {
  code: 'PM513',
  title: 'The operator can write the configuration of Prometheus.',
  after: ['PM504'],
  run: async scene => {
    const selected = await scrapesSelected(scene)
    if (selected.failure !== undefined) return unseen(selected.failure)
    const prometheus = selected.value.nearest?.prometheus
    if (prometheus === undefined) return skip('no Prometheus selects the environment')
    return found(unwritten(prometheus).map(finding => ({ ...finding, severity: 'warn' })))
  },
}
