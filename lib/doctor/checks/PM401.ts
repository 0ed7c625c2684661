import { numberOf } from '../../problem/number-of.ts'
import { type Check, found, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { restartCommand } from '../restart.ts'

/** The exporters themselves, before what they ask. */
export const PM401: Check = {
  code: 'PM401',
  title: 'The exporters answer.',
  after: ['PM209', 'PM211', 'PM212', 'PM304', 'PM313', 'PM314'],
  rights: ({ environment: { namespace } }) => [
    { verb: 'list', group: '', resource: 'pods', namespace },
    { verb: 'create', group: '', resource: 'pods/portforward', namespace },
    { verb: 'get', group: '', resource: 'pods/log', namespace },
  ],
  run: async scene => {
    const { value, failure } = await exporterAnswers(scene)
    if (failure !== undefined) return unseen(failure)
    const silent = value.filter(({ silence }) => silence !== undefined)
    const pods = [...new Set(silent.map(({ pod }) => pod.metadata.name))]
    return found(
      pods.map(pod => ({
        what: `The exporter in the pod ${scene.environment.namespace}/${pod} does not answer /pve: ${silent.find(one => one.pod.metadata.name === pod)?.silence}.`,
        why: 'Prometheus gets no series of Proxmox VE.',
        mend: { command: restartCommand(scene.environment) },
      })),
      numberOf(value.length, 'answer'),
    )
  },
}
