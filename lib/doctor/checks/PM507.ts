import { hypervisorsOf } from '../../environment/defaults.ts'
import { inShell, shell } from '../../problem/shell.ts'
import type { Check, Finding, Mend } from '../check.ts'
import { found, skip, unseen } from '../check.ts'
import { addressesOfNodes, openedFirewall } from '../exporter/firewall.ts'
import { onHypervisor } from '../exporter/mends.ts'
import { workloads } from '../pods.ts'
import { isScrapedBefore } from '../prometheus/scraped-before.ts'
import { jobsOfExporter, knownTargets, type Target } from '../prometheus/targets.ts'
import { restartCommand } from '../restart.ts'
import { mayList } from '../rights.ts'
import type { Scene } from '../scene.ts'
import { isOverLimit } from './PM506.ts'

/** What is left where a target is down: its last error. */
export const PM507: Check = {
  code: 'PM507',
  title: 'The targets are up.',
  after: ['PM401', 'PM403', 'PM404', 'PM405', 'PM406', 'PM407', 'PM408', 'PM505', 'PM506', 'PM509'],
  rights: () => mayList(['Node']),
  run: async scene => {
    const { value, failure } = await knownTargets(scene)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip('no Prometheus selects the environment')
    const down = value.own.filter(target => target.health === 'down' && !isOverLimit(target))
    const sources = down.length === 0 ? [] : await addressesOfNodes(scene)
    const isOld = isScrapedBefore((await workloads(scene)).value?.pods ?? [])
    return found(
      [
        ...grouped(down.filter(target => !isOld(target))).map(targets => findingOf(scene, targets, sources)),
        ...grouped(down.filter(isOld)).map(targets => notYet(scene, targets)),
      ],
      `${value.own.length} of ${value.own.length}`,
    )
  },
}

/** A target that nobody has asked since its exporter started: to restart that would begin again. */
const notYet = (scene: Scene, targets: [Target, ...Target[]]): Finding => ({
  what: `${told(targets)}, but the last scrape is older than the exporter's pod.`,
  why: 'The next scrape tells whether the pod answers; until then there are no new series.',
  mend: { command: shell`npm run doctor -- ${scene.environment.name} --wait 3m` },
})

/** One finding for targets of one job with one error. */
const grouped = (targets: Target[]): [Target, ...Target[]][] => {
  const groups = new Map<string, [Target, ...Target[]]>()
  for (const target of targets) {
    const key = `${target.labels.job} ${target.lastError.replace(/"[^"]*"/g, '')}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [target])
    else group.push(target)
  }
  return [...groups.values()]
}

const told = (targets: [Target, ...Target[]]): string => {
  const [{ labels }] = targets
  const instances = targets.map(target => target.labels.instance).join(', ')
  return targets.length === 1
    ? `A target of ${labels.job} is down (${instances})`
    : `${targets.length} targets of ${labels.job} are down (${instances})`
}

const findingOf = (scene: Scene, targets: [Target, ...Target[]], sources: string[]): Finding => {
  const [{ lastError }] = targets
  return {
    what: `${told(targets)}: ${lastError}.`,
    why: 'Its series end, and the alerts that need them.',
    mend: mendOf(scene, targets[0], sources),
  }
}

const mendOf = (
  { environment }: Scene,
  { labels, lastError, scrapeUrl }: Target,
  sources: string[],
): Mend => {
  if (jobsOfExporter.includes(labels.job ?? '')) return { command: restartCommand(environment) }
  const exporter = environment.exporters.find(({ job }) => job === labels.job)?.key
  const host =
    exporter && hypervisorsOf(environment, exporter).find(({ name }) => name === labels.instance)?.address
  if (host !== undefined && exporter === 'node' && /connection refused/.test(lastError))
    return {
      command: onHypervisor(environment, shell`systemctl enable --now prometheus-node-exporter`, host),
    }
  if (host !== undefined && /deadline exceeded|timeout/.test(lastError))
    return openedFirewall(environment, host, new URL(scrapeUrl).port, sources)
  return { advice: `Ask it as Prometheus does: curl --verbose ${inShell(scrapeUrl)}` }
}
