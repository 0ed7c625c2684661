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
  const { tag } = images.pveExporter
  // The pinned release knows every argument that a build gives it.
  const isPinned = new RegExp(`:${tag}(?:@|$)`).test(image ?? '')
  return [
    {
      what: `${objectName(pod)}, image ${image}, ends at once: it does not know ${unknown}.`,
      why: isPinned
        ? 'This exporter answers no scrape.'
        : 'An exporter before 3.9.0 lacks collectors that the overlay switches.',
      mend: isPinned
        ? { advice: `Take ${unknown} out of \`patches\` of the environment; no build gives it to ${tag}.` }
        : { line: `image: { tag: '${tag}' }`, in: 'pveExporter' },
    },
  ]
}
