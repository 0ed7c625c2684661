import type { Pod } from '../pods.ts'
import { jobsOfExporter, type Target } from './targets.ts'

/** A Service leads to a pod a moment after the pod is Ready; Kubernetes gives that time in whole seconds. */
const delay = 5000

/** Whether the last scrape of a target is older than the exporters' pods: its error is no longer theirs. */
export const isScrapedBefore =
  (pods: Pod[]) =>
  ({ labels, lastScrape = '' }: Target): boolean =>
    jobsOfExporter.includes(labels.job ?? '') &&
    pods.some(pod => Date.parse(lastScrape) < readySince(pod) + delay)

/** When a pod became Ready, in milliseconds; NaN, which nothing is before, while it is not. */
const readySince = ({ status }: Pod): number =>
  Date.parse(
    status?.conditions?.find(({ type, status }) => type === 'Ready' && status === 'True')
      ?.lastTransitionTime ?? '',
  )
