import { openCluster } from '../../cluster/cluster.ts'
import { type Prometheus, prometheuses } from '../../cluster/prometheuses.ts'
import type { Problem } from '../../problem/problem.ts'
import type { SomeAnswers } from './new-answers.ts'
import { selectingLabels } from './selecting-labels.ts'

/** What the current cluster answers of the questions, and what a person should read of it. */
export interface FromCluster {
  answers: SomeAnswers
  said: string[]
  /** Why the cluster leaves labels open. */
  open?: Problem
}

/** What the Prometheus of the cluster asks for; of several, the one that is named as `<namespace>/<name>`. */
export const fromCluster = async (
  context: string | undefined,
  wanted: string | undefined,
  isStatic: boolean,
): Promise<FromCluster> => {
  const cluster = openCluster({ ...(context !== undefined && { context }), seconds: 5 })
  try {
    const { value, failure } = await prometheuses(cluster)
    if (failure !== undefined) return nothing(`kubectl gives no answer (${failure.message})`)
    const { all, operator } = value
    const named = all.filter(one => wanted === undefined || nameOf(one) === wanted)
    const [prometheus, other] = named
    if (prometheus === undefined)
      return nothing(
        wanted === undefined
          ? 'the cluster has no Prometheus of the operator'
          : `the cluster has no Prometheus ${wanted}; it has ${all.map(nameOf).join(', ') || 'none'}`,
      )
    if (other !== undefined)
      return nothing(`the cluster has several: give --prometheus ${named.map(nameOf).join(' or ')}`)
    return ofPrometheus(prometheus, operator, isStatic)
  } finally {
    cluster.close()
  }
}

const nothing = (why: string): FromCluster => ({
  answers: {},
  said: [`Labels and namespace of the Prometheus: ${why}.`],
  open: {
    file: '--monitor-label',
    message: `is missing: ${why}; give the labels that your Prometheus selects by, or --no-monitor-labels where it selects all`,
  },
})

const ofPrometheus = (
  prometheus: Prometheus,
  operator: string | undefined,
  isStatic: boolean,
): FromCluster => {
  const { namespace = 'monitoring' } = prometheus.metadata
  const { labels, unsatisfied } = selectingLabels(prometheus, isStatic ? 'static' : 'endpoints')
  const shown = Object.entries(labels).map(([key, value]) => `${key}=${value}`)
  return {
    answers: { namespace, monitorLabels: labels },
    said: [
      `From the cluster: Prometheus ${nameOf(prometheus)} selects ${shown.join(', ') || 'everything'}${operator === undefined ? '' : `; Prometheus Operator ${operator}`}.`,
      ...(unsatisfied.length === 0
        ? []
        : [
            `It has no ${unsatisfied.join(', no ')}, and so selects none of those objects: set ${unsatisfied.length === 1 ? 'it' : 'them'} first.`,
          ]),
      ...(operator !== undefined && isStatic && isBefore(operator, 85)
        ? [`Prometheus Operator ${operator} is older than 0.85, which discovery 'static' needs: upgrade it.`]
        : []),
    ],
  }
}

const nameOf = ({ metadata: { namespace = '', name } }: Prometheus): string => `${namespace}/${name}`

const isBefore = (version: string, minor: number): boolean => {
  const [, major, is] = /^v?(\d+)\.(\d+)/.exec(version) ?? []
  return major === '0' && Number(is) < minor
}
