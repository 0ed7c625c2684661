import { type Check, found, skip, unseen } from '../check.ts'
import { foreignScrapes } from '../prometheus/foreign-scrapes.ts'
import { knownTargets } from '../prometheus/targets.ts'

/** The same cluster scraped a second time, by what this environment replaces. */
export const PM508: Check = {
  code: 'PM508',
  title: 'Nothing else scrapes the same cluster.',
  after: ['PM507'],
  run: async scene => {
    const { value, failure } = await knownTargets(scene)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip('no Prometheus selects the environment')
    if (value.api.prometheus.kind === 'PrometheusAgent') return skip('an agent answers no queries')
    const series = await value.api.ask<{ result: { metric: Record<string, string> }[] }>(
      `query?${new URLSearchParams({ query: 'pve_up' })}`,
    )
    if (series.failure !== undefined) return unseen(series.failure)
    const metrics = series.value.flatMap(({ result }) => result.map(({ metric }) => metric))
    const foreign = foreignScrapes(scene.environment.name, metrics, value.all)
    return found(
      foreign.map(({ target, release }) => ({
        what: `${target.labels.job} in ${target.labels.namespace ?? 'another place'} (${target.scrapePool}) scrapes the same cluster.`,
        why: 'Every query that does not ask for one environment, such as those of other dashboards, counts everything twice; and Proxmox VE answers twice.',
        mend: release
          ? { command: `helm --namespace ${release.namespace} uninstall ${release.name}` }
          : {
              advice: `Remove what makes the scrape ${target.scrapePool}; docs/migration.md has the way from a Helm release.`,
            },
        severity: 'warn',
      })),
    )
  },
}
