import type { NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel } from '../../environment/object-names.ts'
import { type Check, type Finding, found, type Mend, skip, unseen } from '../check.ts'
import { type Sampled, type Swapped, swapped } from '../prometheus/swapped.ts'
import { knownTargets } from '../prometheus/targets.ts'

/** Addresses that stand beside the name of another node: everything answers, under a wrong name. */
export const PM512: Check = {
  code: 'PM512',
  title: 'Each address leads to the node of its name.',
  after: ['PM411', 'PM507'],
  run: async scene => {
    const { environment } = scene
    const { value, failure } = await knownTargets(scene)
    if (failure !== undefined) return unseen(failure)
    if (value === undefined) return skip('no Prometheus selects the environment')
    if (value.api.prometheus.kind === 'PrometheusAgent') return skip('an agent answers no queries')
    const own = `{${environmentLabel}="${environment.name}"}`
    const answer = await value.api.ask<{ result: Sampled[] }>(
      `query?${new URLSearchParams({ query: `timestamp(pve_subscription_info${own}) or timestamp(node_uname_info${own})` })}`,
    )
    if (answer.failure !== undefined) return unseen(answer.failure)
    const names = environment.hypervisors.map(({ name }) => name)
    const wrong = swapped(
      names,
      answer.value.flatMap(({ result }) => result),
    )
    return found(wrong.length === 0 ? [] : [findingOf(environment, wrong)])
  },
}

const findingOf = (environment: NamedEnvironment, wrong: Swapped[]): Finding => {
  const addressOf = addressIn(environment)
  return {
    what: `In ${environment.file} the address ${wrong.map(({ instance, node }) => `${addressOf(instance)} of ${instance} leads to ${node}`).join(', ')}.`,
    why: 'Alerts and dashboards show what happens on one node under the name of another.',
    mend: mendOf(environment, wrong),
  }
}

/** Where each of them answers behind another's address, all addresses are known. */
const mendOf = (environment: NamedEnvironment, wrong: Swapped[]): Mend => {
  const { file, hypervisors } = environment
  const addressOf = addressIn(environment)
  const lost = wrong.filter(({ instance }) => !wrong.some(({ node }) => node === instance))
  if (lost.length > 0)
    return {
      advice: `Write the own address of ${lost.map(({ instance }) => instance).join(', ')} into ${file}; no address there leads to it.`,
    }
  const right = hypervisors.map(({ name, address }) => {
    const instance = wrong.find(({ node }) => node === name)?.instance
    return `{ name: '${name}', address: '${addressOf(instance) ?? address}' }`
  })
  return { line: `hypervisors: [${right.join(', ')}]` }
}

const addressIn =
  ({ hypervisors }: NamedEnvironment) =>
  (name: string | undefined): string | undefined =>
    hypervisors.find(one => one.name === name)?.address
