import type { KubernetesObject } from '../cluster/kubectl.ts'
import type { Prometheus, Target } from '../cluster/prometheus.ts'

type Runtime = Awaited<ReturnType<Prometheus['runtime']>>

/** Whether Prometheus took its last configuration, and since when it has it. */
export const aboutReload = ({ reloadConfigSuccess, lastConfigTime, startTime }: Runtime): string[] => [
  `last reload ${reloadConfigSuccess ? 'succeeded' : 'FAILED'}, loaded ${lastConfigTime}, started ${startTime}`,
]

/** Each rule that has an error or no result yet, with its group, as `/api/v1/rules` gives them. */
export const aboutRules = (groups: KubernetesObject[]): string[] =>
  groups.flatMap(({ name, interval, lastEvaluation, rules }) =>
    rules
      .filter(({ health }: KubernetesObject) => health !== 'ok')
      .map((rule: KubernetesObject) => {
        const evaluated = lastEvaluation.startsWith('0001')
          ? 'never evaluated'
          : `evaluated ${lastEvaluation}`
        const error = rule.lastError ? `: ${rule.lastError}` : ''
        return `${name}, every ${interval} s, ${evaluated}: ${rule.name} is ${rule.health}${error}`
      }),
  )

/** Each target that is down, or that was not scraped yet. */
export const aboutTargets = (targets: Target[]): string[] =>
  targets
    .filter(({ health }) => health !== 'up')
    .map(
      ({ labels, scrapeUrl, health, lastError }) =>
        `${labels.environment ?? ''} ${labels.job} ${labels.instance} ${scrapeUrl} is ${health} ${lastError}`,
    )

/** Each pod that is not Ready, with what its containers say, and each with a container that was restarted. */
export const aboutPods = (pods: KubernetesObject[]): string[] =>
  pods.flatMap(({ metadata, status }) => {
    const containers: KubernetesObject[] = status.containerStatuses ?? []
    const isReady = status.conditions?.some(
      ({ type, status }: KubernetesObject) => type === 'Ready' && status === 'True',
    )
    const notes = containers.flatMap(({ name, state, restartCount, lastState }) => {
      const stopped = state?.waiting ?? state?.terminated
      const before = lastState?.terminated
      return [
        ...(stopped ? [`${name} ${stopped.reason} ${stopped.message ?? ''}`.trim()] : []),
        ...(restartCount > 0 ? [`${name} restarted ${restartCount} times, last ${before?.reason}`] : []),
      ]
    })
    const place = `${metadata.namespace}/${metadata.name}`
    if (isReady && !notes.length) return []
    return [`${place} is ${isReady ? 'Ready' : `not Ready (${status.phase})`}: ${notes.join('; ')}`]
  })

/** The lines of a log, each short enough to be read among others. */
export const endOfLog = (text: string): string[] =>
  text
    .trim()
    .split('\n')
    .map(line => (line.length > 400 ? `${line.slice(0, 400)}…` : line))
