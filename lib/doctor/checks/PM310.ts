import { images } from '../../environment/images.ts'
import type { Finding } from '../check.ts'
import { lastWords } from '../last-words.ts'
import { objectName } from '../live-object.ts'
import { type Container, containersOf, isCrashing } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** An exporter older than the overlay's arguments ends at once: its parser knows only its own. */
export const PM310 = workloadCheck({
  code: 'PM310',
  title: 'The exporter knows its arguments.',
  after: ['PM309'],
  rights: ({ environment: { namespace } }) => [{ verb: 'get', group: '', resource: 'pods/log', namespace }],
  judge: async ({ pods }, scene) => {
    const crashing = containersOf(pods).filter(isCrashing)
    const logs = await Promise.all(crashing.map(one => lastWords(scene, one)))
    return crashing.flatMap((one, index) => unknownArguments(one, logs[index] as string))
  },
})

/** What Python's argparse says of arguments that it does not know. */
export const unknownArguments = ({ pod, status: { name } }: Container, log: string): Finding[] => {
  const [, unknown] = /error: unrecognized arguments: (.+)/.exec(log) ?? []
  if (unknown === undefined) return []
  const image = pod.spec?.containers.find(one => one.name === name)?.image
  return [
    {
      what: `${objectName(pod)}, image ${image}, ends at once: it does not know ${unknown}.`,
      why: 'An exporter before 3.9.0 lacks collectors that the overlay switches.',
      mend: { line: `image: { tag: '${images.pveExporter.tag}' }`, in: 'pveExporter' },
    },
  ]
}
