import type { Finding } from '../check.ts'
import { objectName } from '../live-object.ts'
import { type Container, containersOf, waitingReason } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Whether the image can be had. */
export const PM308 = workloadCheck({
  code: 'PM308',
  title: 'The image is pulled.',
  after: ['PM307'],
  judge: ({ pods }) => containersOf(pods).filter(isWithoutImage).map(unpulled),
})

export const isWithoutImage = (container: Container): boolean => reasons.includes(waitingReason(container))

/** As kubelet/images/types.go has them. */
const reasons = [
  'ErrImagePull',
  'ImagePullBackOff',
  'ErrImageNeverPull',
  'InvalidImageName',
  'ImageInspectError',
  'RegistryUnavailable',
]

export const unpulled = ({ pod, status: { name, state } }: Container): Finding => {
  const image = pod.spec?.containers.find(one => one.name === name)?.image
  const { reason, message = '' } = state.waiting ?? {}
  return {
    what: `${objectName(pod)} gets no image ${image}: ${reason}${message === '' ? '' : `, ${message}`}`,
    why: 'This exporter does not run.',
    mend: { advice: adviceOn(`${reason} ${message}`) },
  }
}

const adviceOn = (said: string): string =>
  advice.find(([pattern]) => pattern.test(said))?.[1] ??
  'Correct pveExporter.image, or give a mirror there that this cluster reaches.'

const advice: [RegExp, string][] = [
  [
    /unauthorized|denied|authentication required|401|403/i,
    'Name a Secret of the registry in pveExporter.imagePullSecrets, or correct pveExporter.image.',
  ],
  [/not found|manifest unknown/i, 'Correct pveExporter.image: the registry has no such tag or digest.'],
  [/ErrImageNeverPull/, "Bring the image to the node, or set pveExporter.imagePullPolicy: 'IfNotPresent'."],
]
