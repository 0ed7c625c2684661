import { parse } from 'yaml'
import { environmentLabel } from '../../environment/object-names.ts'
import { numberOf } from '../../problem/number-of.ts'
import { type Check, type Finding, found } from '../check.ts'
import { listed } from '../live-object.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { type RelabelStep, relabelledAway, type ThrownAway } from '../prometheus/relabelled-away.ts'
import { askedOfRules } from '../prometheus/rules-api.ts'
import type { Rendered } from '../rendered.ts'

interface Config {
  alerting?: {
    alert_relabel_configs?: RelabelStep[]
    alertmanagers?: { alert_relabel_configs?: RelabelStep[] }[]
  }
}

/** What becomes of alerts between Prometheus and Alertmanager. */
export const PM606: Check = {
  code: 'PM606',
  title: 'Prometheus throws no alert away.',
  after: ['PM602', 'PM603'],
  run: async scene => {
    const asked = await askedOfRules<{ yaml: string }>(scene, 'status/config')
    if (asked.result !== undefined) return asked.result
    const { objects, prometheus } = asked
    const { alerting = {} }: Config = parse(asked.data?.yaml ?? '') ?? {}
    const steps = [alerting, ...(alerting.alertmanagers ?? [])].flatMap(
      one => one.alert_relabel_configs ?? [],
    )
    const alerts = alertsOf(objects, scene.environment.name)
    return found(
      relabelledAway(steps, alerts).map(away => findingOf(nameOf(prometheus), away)),
      numberOf(alerts.length, 'alert'),
    )
  },
}

/** The labels that every alert of these rules has. */
export const alertsOf = (objects: Rendered[], environment: string): Record<string, string>[] =>
  (objects as Rules[]).flatMap(({ spec }) =>
    (spec?.groups ?? [])
      .flatMap(({ rules }) => rules)
      .flatMap(({ alert, labels }) =>
        alert === undefined ? [] : [{ [environmentLabel]: environment, ...labels, alertname: alert }],
      ),
  )

type Rules = Rendered & {
  spec?: { groups?: { rules: { alert?: string; labels?: Record<string, string> }[] }[] }
}

const findingOf = (prometheus: string, { step, alerts }: ThrownAway): Finding => ({
  what: `The Prometheus ${prometheus} throws away ${numberOf(alerts.length, 'alert')} (${listed(alerts)}): ${step.action} where ${(step.source_labels ?? []).join(', ')} is ${step.regex}.`,
  why: 'They fire in Prometheus, and no Alertmanager ever has them.',
  mend: {
    advice: `Ask whoever set additionalAlertRelabelConfigs (or alertRelabelings of an Alertmanager) of this Prometheus to except the label ${environmentLabel}.`,
  },
})
