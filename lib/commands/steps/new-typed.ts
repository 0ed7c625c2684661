import type { Problem } from '../../problem/problem.ts'
import { hypervisorsOf, pairsOf, tlsOf } from './given-flags.ts'
import type { NewAnswers, SomeAnswers } from './new-answers.ts'
import { missingFlags } from './new-missing.ts'
import { faultOfName } from './new-questions.ts'
import { problemOfName } from './place-environments.ts'

/** The options of `new`, as they are typed. */
export interface NewFlags {
  hypervisor: string[]
  tls?: string
  namespace?: string
  secret?: string
  monitorLabel: string[]
  /** `false` by --no-monitor-labels. */
  monitorLabels: boolean
  prometheus?: string
  nodeExporter: boolean
  delivery?: 'argocd' | 'flux' | 'hand'
  repository?: string
  yaml: boolean
  /** `false` by --no-cluster. */
  cluster: boolean
  context?: string
}

/** What is missing where no cluster was asked. */
export const noCluster: Problem = {
  file: '--monitor-label',
  message:
    'is missing: give the labels that your Prometheus selects by, or --no-monitor-labels where it selects all',
}

/** The answers that flags give. */
export const typedAnswers = (
  root: string,
  name: string | undefined,
  flags: NewFlags,
): { answers: SomeAnswers; problems: Problem[] } => {
  const { hypervisors, problems: ofHypervisors } = hypervisorsOf(flags.hypervisor)
  const labels = pairsOf(
    '--monitor-label',
    flags.monitorLabel,
    'a label, such as release=kube-prometheus-stack',
  )
  const fault = name === undefined ? undefined : faultOfName(name)
  const taken = name === undefined ? undefined : problemOfName(root, name)
  const { namespace, tls, secret, delivery, repository, yaml } = flags
  const hasLabels = flags.monitorLabel.length > 0 || !flags.monitorLabels
  return {
    answers: {
      ...(name !== undefined && { name, secret: `pve-${name}` }),
      ...(hypervisors.length > 0 && { hypervisors }),
      ...(tls !== undefined && { tls: tlsOf(tls) }),
      ...(namespace !== undefined && { namespace }),
      ...(secret !== undefined && { secret }),
      ...(hasLabels && { monitorLabels: Object.fromEntries(labels.pairs) }),
      ...(!flags.nodeExporter && { nodeExporter: false }),
      ...(delivery !== undefined && { delivery }),
      ...(repository !== undefined && { repository }),
      ...(yaml && { format: 'yaml' as const }),
    },
    problems: [
      ...(fault === undefined
        ? []
        : [{ file: '<environment>', message: `${JSON.stringify(name)} is not ${fault}` }]),
      ...(taken === undefined ? [] : [taken]),
      ...ofHypervisors,
      ...labels.problems,
    ],
  }
}

/** Without somebody to ask: defaults, where one is harmless, or the flags that are missing. */
export const completed = (
  some: SomeAnswers,
  withoutLabels: Problem,
  needsRepository: boolean,
): NewAnswers | { problems: Problem[] } => {
  const problems = [
    ...missingFlags(some, needsRepository),
    ...(some.monitorLabels === undefined ? [withoutLabels] : []),
  ]
  if (problems.length > 0) return { problems }
  return {
    namespace: 'monitoring',
    nodeExporter: true,
    delivery: 'hand',
    format: 'ts',
    ...some,
  } as NewAnswers
}

/** Whether a delivery needs the repository's address, because the tree does not say it for this format. */
export const needsOwnRepository = (
  { delivery = 'hand', format, repository }: SomeAnswers,
  shared: string | undefined,
): boolean => delivery !== 'hand' && repository === undefined && (shared === undefined || format === 'yaml')
