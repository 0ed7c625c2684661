import type { NamedEnvironment } from '../../environment/defaults.ts'
import { duration, seconds } from '../../environment/duration.ts'
import { knownExporters } from '../../environment/exporters/known-exporters.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import { hasTelegraf } from '../../environment/telegraf.ts'
import type { AlertRule, Collectors } from '../../environment.ts'
import { recordings } from '../expressions/recordings.ts'
import type { Scope } from '../expressions/scope.ts'
import type { Alert, Need, Recovery } from './alert.ts'
import { alertGroups, alerts } from './alert-groups.ts'
import { type Intervals, intervals } from './intervals.ts'
import { runbookUrl } from './runbook-url.ts'
import { scopeOfEnvironment } from './scope-of-environment.ts'

/** A group of rules as Prometheus and its operator both spell it. */
export interface RuleGroup {
  name: string
  interval?: string
  rules: Rule[]
}

export interface Rule {
  record?: string
  alert?: string
  expr: string
  for?: string
  keep_firing_for?: string
  labels?: Record<string, string>
  annotations?: Record<string, string>
}

/**
 * The rules of one environment, complete, each asking for it alone: what is absent can be alerted on, and nothing is
 * doubled where environments share a Prometheus. Without alerts there are none: panels ask for no recording rule.
 */
export const ruleGroups = (environment: NamedEnvironment): RuleGroup[] => {
  if (environment.alerts === false) return []
  return [
    group(environment, 'recordings', recordingRules(environment)),
    ...Object.entries(alertGroups).map(([name, shipped]) =>
      group(environment, name, alertRules(environment, shipped)),
    ),
  ].filter(({ rules }) => rules.length > 0)
}

const group = (environment: NamedEnvironment, subject: string, rules: Rule[]): RuleGroup => {
  const { interval } = settings(environment)
  return {
    name: `${environment.name}-proxmox-${subject}`,
    ...(interval !== undefined && { interval }),
    rules,
  }
}

/** Recording rules know no exceptions: panels show every guest. */
const recordingRules = (environment: NamedEnvironment): Rule[] => {
  const scope: Scope = { ...scopeOfEnvironment(environment), guests: '', storages: '' }
  return recordings.map(({ record, expression }) => ({ record, expr: expression(scope) }))
}

const alertRules = (environment: NamedEnvironment, shipped: Alert[]): Rule[] => {
  const scope = scopeOfEnvironment(environment)
  const every = intervals(environment)
  return shipped.flatMap(alert => {
    const own = ownOf(environment, alert)
    return own === false ? [] : [alertRule(environment, scope, every, alert, own)]
  })
}

const alertRule = (
  environment: NamedEnvironment,
  scope: Scope,
  every: Intervals,
  alert: Alert,
  own: AlertRule,
): Rule => ({
  alert: alert.name,
  expr: alert.expression(scope, {
    threshold: own.threshold ?? alert.threshold?.value ?? 0,
    window: windowOf(every, alert, own),
    hypervisors: environment.hypervisors.map(({ name }) => name),
    nodeScrape: has(environment, 'nodeScrape'),
    nodeExporter: has(environment, 'nodeExporter'),
  }),
  for: own.for ?? longer(alert.for, (alert.forNodeScrapes ?? 0) * every.node),
  ...kept(alert.keepFiring?.(recovery(environment, every)) ?? 0),
  labels: {
    severity: own.severity ?? alert.severity,
    // Alerts on absence and on sums have none of their own, and AlertmanagerConfigs route by it.
    namespace: environment.namespace,
    [environmentLabel]: environment.name,
    ...settings(environment).labels,
    ...own.labels,
  },
  annotations: {
    summary: alert.summary,
    description: alert.description,
    runbook_url: runbookUrl(environment, alert.name),
  },
})

const kept = (seconds: number): Pick<Rule, 'keep_firing_for'> =>
  seconds === 0 ? {} : { keep_firing_for: duration(seconds) }

const recovery = (environment: NamedEnvironment, every: Intervals): Recovery => ({
  every,
  average: name => {
    const alert = alerts.find(each => each.name === name)
    const own = alert !== undefined && ownOf(environment, alert)
    return own === false ? 0 : seconds(windowOf(every, alert, own)) / 2 + every[alert.windowOf ?? 'cluster']
  },
  nodeExporter: has(environment, 'nodeExporter'),
})

/** A window of three minutes finds nothing where a scrape comes every ten: it holds five scrapes or more. */
const windowOf = (every: Intervals, { window, windowOf = 'cluster' }: Alert, own: AlertRule): string =>
  own.window ?? (window === undefined ? '0s' : longer(window, 5 * every[windowOf]))

const longer = (shipped: string, needed: number): string =>
  seconds(shipped) < needed ? duration(needed) : shipped

const settings = ({ alerts }: NamedEnvironment) => alerts || {}

/** What an environment sets of an alert; `false` where it evaluates none. */
const ownOf = (environment: NamedEnvironment, { name, needs = [] }: Alert): AlertRule | false =>
  needs.every(need => has(environment, need)) && (settings(environment).rules?.[name] ?? {})

const has = (environment: NamedEnvironment, need: Need): boolean => {
  const { nodeExporter, pveExporter, exporters, telegraf, backupServers } = environment
  if (need === 'nodeExporter') return nodeExporter !== false
  if (need === 'nodeScrape') return pveExporter.nodeInterval !== false
  if (need === 'telegraf') return hasTelegraf(environment)
  if (need === 'telegrafOfPve') return telegraf !== false
  if (need === 'backupServers') return backupServers.length > 0
  if (need === 'missedExporters')
    return exporters.some(({ key, missedOnEach }) => key !== 'node' && missedOnEach)
  if (Object.hasOwn(knownExporters, need)) return exporters.some(({ key }) => key === need)
  return pveExporter.collectors?.[need as keyof Collectors] !== false
}
