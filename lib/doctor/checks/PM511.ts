import type { NamedEnvironment } from '../../environment/defaults.ts'
import { type Check, type Finding, found } from '../check.ts'
import { rulesSelected, scrapedBy } from '../prometheus/chosen.ts'
import { olderThan, operatorVersions, type Version, versionText } from '../prometheus/operator-versions.ts'
import { nameOf, type PrometheusObject } from '../prometheus/prometheus-object.ts'
import { prometheusLine } from '../prometheus/selection-findings.ts'

/** Shards part the targets between them, and each evaluates the rules over what it has. */
export const PM511: Check = {
  code: 'PM511',
  title: 'One shard has all series of the environment, and only it tells of what is absent.',
  after: ['PM502'],
  run: async scene => {
    const [scraped, rules] = await Promise.all([scrapedBy(scene), rulesSelected(scene)])
    if (scraped.result !== undefined) return scraped.result
    const { prometheus } = scraped
    const { shards = 1 } = prometheus.spec
    if (shards <= 1) return found([])
    const evaluates = rules.value?.nearest
    return found(
      [
        ...tooOld(prometheus, shards, (await operatorVersions(scene.cluster, prometheus)).value ?? []),
        ...(evaluates !== undefined &&
        evaluates.selected.length > 0 &&
        nameOf(evaluates.prometheus) === nameOf(prometheus)
          ? unsaid(scene.environment, prometheus, shards)
          : []),
      ],
      `${shards} shards`,
    )
  },
}

/** The operator that first takes the label by which an environment's monitors keep its targets together. */
const needed: Version = [0, 79]

const tooOld = (prometheus: PrometheusObject, shards: number, versions: Version[]): Finding[] =>
  olderThan(versions, needed).map(version => ({
    what: `The Prometheus ${nameOf(prometheus)} has ${shards} shards, and an operator ${versionText(version)} parts the environment's targets among them.`,
    why: 'Queries that join a guest with its node find nothing on a shard that has one of the two, so their alerts never fire.',
    mend: { advice: `Upgrade the operator to ${versionText(needed)} or newer, which keeps them together.` },
  }))

const unsaid = (environment: NamedEnvironment, prometheus: PrometheusObject, shards: number): Finding[] =>
  environment.prometheus.sharded === true
    ? []
    : [
        {
          what: `The Prometheus ${nameOf(prometheus)} has ${shards} shards, which all evaluate the rules, and the environment does not say so.`,
          why: 'Alerts on absence fire on every shard but the one that scrapes the environment: critical, and false.',
          mend: { line: prometheusLine({ ...environment.prometheus, sharded: true }) },
        },
      ]
