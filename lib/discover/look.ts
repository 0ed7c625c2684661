import type { Answer, Api } from '../proxmox/api.ts'
import type { ApiFailure } from '../proxmox/api-failure.ts'
import {
  type ClusterStatus,
  clusterStatus,
  type NetworkInterface,
  nodeNetwork,
  permissions,
  version,
} from '../proxmox/endpoints.ts'
import { firstAnswer } from '../proxmox/first-answer.ts'

/** The cluster as the hypervisor at one of the environment's addresses sees it. */
export interface View {
  api: Api
  status: ClusterStatus
}

/** What the hypervisors of an environment say of their cluster. */
export interface Looked {
  /** One for each hypervisor that answered; that of a node with quorum first. */
  views: [View, ...View[]]
  /** Of the node whose view is first. */
  version: string
  /** The interfaces of nodes by their names, as far as they were asked for and could be read. */
  networks: Map<string, NetworkInterface[]>
  /** Whether bridges are among the interfaces: a token without `SDN.Audit` sees none. */
  seesBridges: boolean
  failures: ApiFailure[]
}

/** Asks the hypervisors of an environment for their cluster, or says why none answers. */
export const look = async (apis: Api[]): Promise<Looked | { failures: ApiFailure[] }> => {
  // One after the other until one takes the token: a wrong one should not knock on every door.
  const { answered, failures } = await firstAnswer(apis, clusterStatus)
  if (answered === undefined) return { failures }
  const others = apis.slice(apis.indexOf(answered.api) + 1)
  const answers = await Promise.all(others.map(async api => ({ api, answer: await clusterStatus(api) })))
  const [first, ...rest] = [
    { api: answered.api, status: answered.data },
    ...answers.flatMap(({ api, answer }) => ('data' in answer ? [{ api, status: answer.data }] : [])),
  ].sort((one, other) => Number(hasQuorum(other)) - Number(hasQuorum(one)))
  const views: Looked['views'] = [first as View, ...rest]
  const networks = isEachAtHome(views) ? new Map() : await networksOf(views[0])
  return {
    views,
    version: dataOr(await version(views[0].api), { version: '', release: '' }).version,
    networks,
    seesBridges: await seesBridges(views[0].api, networks),
    failures: [
      ...failures,
      ...answers.flatMap(({ answer }) => ('failure' in answer ? [answer.failure] : [])),
    ],
  }
}

const hasQuorum = ({ status }: View): boolean => status.cluster?.quorate ?? true

/** Whether each member answers where the environment has it: then no other address is asked for. */
const isEachAtHome = (views: Looked['views']): boolean =>
  views[0].status.nodes.every(({ name }) => views.some(view => isAtHome(view, name)))

/** Whether a node answers at the address at which the environment has the hypervisor of its name. */
export const isAtHome = ({ api, status }: View, name: string): boolean =>
  localName(status) === name.toLowerCase() && api.host.name === name.toLowerCase()

/** The name of the node that gave a status, in lower case, as environments write it. */
export const localName = ({ nodes }: ClusterStatus): string | undefined =>
  nodes.find(({ local }) => local)?.name.toLowerCase()

/** The interfaces of every node that is online, a few nodes at a time: each call keeps a worker of pveproxy busy. */
const networksOf = async ({ api, status }: View): Promise<Map<string, NetworkInterface[]>> => {
  const networks = new Map<string, NetworkInterface[]>()
  const waiting = status.nodes.filter(({ online }) => online)
  const worker = async (): Promise<void> => {
    for (let node = waiting.shift(); node !== undefined; node = waiting.shift()) {
      const answer = await nodeNetwork(api, node.name)
      if ('data' in answer) networks.set(node.name, answer.data)
    }
  }
  await Promise.all(Array.from({ length: 4 }, worker))
  return networks
}

const seesBridges = async (api: Api, networks: Map<string, NetworkInterface[]>): Promise<boolean> => {
  if (networks.size === 0) return true
  if ([...networks.values()].flat().some(({ type }) => /bridge$/i.test(type))) return true
  const held = dataOr(await permissions(api), {})
  return Object.entries(held).some(
    ([path, privileges]) => (path === '/' || path.startsWith('/sdn')) && 'SDN.Audit' in privileges,
  )
}

const dataOr = <Data>(answer: Answer<Data>, otherwise: Data): Data =>
  'data' in answer ? answer.data : otherwise
