import { shell } from '../../problem/shell.ts'
import { type Check, found } from '../check.ts'
import { foreignScrapes } from '../prometheus/foreign-scrapes.ts'
import { queried } from '../prometheus/queried.ts'

/** The same cluster scraped a second time, by what this environment replaces. */
export const PM508: Check = {
  code: 'PM508',
  title: 'Nothing else scrapes the same cluster.',
  after: ['PM507'],
  run: async scene => {
    const asked = await queried(scene, 'pve_up')
    if (asked.result !== undefined) return asked.result
    const metrics = asked.rows.map(({ metric }) => metric)
    const foreign = foreignScrapes(scene.environment.name, metrics, asked.known.all)
    return found(
      foreign.map(({ target, release }) => ({
        what: `${target.labels.job} in ${target.labels.namespace ?? 'another place'} (${target.scrapePool}) scrapes the same cluster.`,
        why: 'Every query that does not ask for one environment, such as those of other dashboards, counts everything twice; and Proxmox VE answers twice.',
        mend: release
          ? { command: shell`helm --namespace ${release.namespace} uninstall ${release.name}` }
          : {
              advice: `Remove what makes the scrape ${target.scrapePool}; docs/migration.md has the way from a Helm release.`,
            },
        severity: 'warn',
      })),
    )
  },
}
