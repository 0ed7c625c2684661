import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { seconds } from '../../../lib/environment/duration.ts'
import type { Environment } from '../../../lib/environment.ts'
import { alerts } from '../../../lib/monitoring/alerts/alert-groups.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { complaints, type Files, promtool } from './promtool.ts'
import { healthy, seriesOf, type World } from './world.ts'

const lab: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '198.51.100.2' },
  ],
  pveExporter: { tls: 'insecure' },
  exporters: { ceph: true, smartctl: true },
  telegraf: true,
  backupServers: [{ name: 'pbs1', address: '198.51.100.3', tls: 'insecure', datastores: [{ name: 'tank' }] }],
}

/** The groups of rules of the environment with everything, with fields of its own. */
export const groupsOfLab = (environment: Partial<Environment> = {}) =>
  ruleGroups(complete('lab', 'environments/lab.ts', { ...lab, ...environment }))

/** When and how often the rules are evaluated, and what differs in the environment. */
export interface Circumstances {
  at?: string
  every?: string
  environment?: Partial<Environment>
  /** All that was scraped; the healthy world, changed, when left out. */
  world?: World
}

/** What an alert says: its labels without those that all have, its summary, and its description where that has a value in it. */
export interface Said {
  labels: Record<string, string>
  summary: string
  description?: string
}

/** Tests of alerts by promtool, which is started once for all of a suite. */
export const alertSuite = (title: string) => {
  const tests = suiteThatNeeds(title, promtool)
  const cases: { name: string; files: Files }[] = []
  const add = (name: string, alert: string, change: World, said: Said[], when: Circumstances) =>
    cases.push({ name, files: claim([{ alert, said }], { world: { ...healthy, ...change }, ...when }) })
  return {
    /** The alert fires, and says exactly this. */
    fires: (alert: string, why: string, change: World, said: Said, when: Circumstances = {}) =>
      void add(`${alert} fires: ${why}`, alert, change, [said], when),
    /** The alert does not fire. */
    quiet: (alert: string, why: string, change: World, when: Circumstances = {}) =>
      void add(`${alert} is quiet: ${why}`, alert, change, [], when),
    run: () => {
      const wrong = promtool.path === undefined ? [] : complaints(cases.map(({ files }) => files))
      for (const [index, { name }] of cases.entries())
        tests(name, () => assert.is(wrong[index] ?? 'promtool says nothing of it', ''))
      tests.run()
    },
  }
}

/** A rules file, and a test file that claims what fires in one world at one time. */
export const claim = (
  claimed: { alert: string; said: Said[] }[],
  { at = '1h', every = '1m', environment = {}, world = healthy }: Circumstances,
): Files => {
  const names = claimed.map(({ alert }) => alert)
  const groups = groupsOfLab(environment)
  return {
    rules: {
      groups: groups.map(group => ({
        ...group,
        rules: group.rules.filter(({ alert }) => alert === undefined || names.includes(alert)),
      })),
    },
    test: {
      evaluation_interval: every,
      // Prometheus evaluates groups side by side, so that one may see what another recorded an interval ago.
      group_eval_order: groups.map(({ name }) => name),
      tests: [
        {
          interval: every,
          input_series: seriesOf(world, Math.ceil(seconds(at) / seconds(every)) + 1, seconds(every)),
          alert_rule_test: claimed.map(({ alert, said }) => ({
            eval_time: at,
            alertname: alert,
            exp_alerts: said.map(one => expected(alert, one)),
          })),
        },
      ],
    },
  }
}

const expected = (alert: string, { labels, summary, description }: Said) => {
  const shipped = alerts.find(({ name }) => name === alert)
  if (shipped === undefined) throw new Error(`${alert} is no alert`)
  return {
    exp_labels: { environment: 'lab', namespace: 'monitoring', severity: shipped.severity, ...labels },
    exp_annotations: {
      summary,
      description: description ?? shipped.description,
      runbook_url: `docs/runbooks/${alert}.md`,
    },
  }
}
