import { isQuorate } from '../../../pve-api/view.ts'
import type { Row } from './prometheus.ts'
import type { Told } from './told.ts'

/** What a question must be answered: rows with those of their labels that tell. */
export type Truth = Record<string, Row[]>

const row = (value: number, labels: Record<string, string> = {}): Row => ({ labels, value })

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)

/** One number over what answers; none where nothing does. */
const total = (all: Told[], count: (one: Told) => number): Row[] =>
  all.length === 0 ? [] : [row(sum(all.map(count)))]

const each = (all: Told[], value: (one: Told) => number | undefined): Row[] =>
  all.flatMap(one => {
    const number = value(one)
    return number === undefined ? [] : [row(number, { environment: one.environment })]
  })

/** The ten highest, without labels: which of equal ones are among them is open. */
const highest = (rows: Row[] = []): Row[] =>
  rows
    .map(({ value }) => row(value))
    .sort((one, other) => other.value - one.value)
    .slice(0, 10)

const up = ({ nodes }: Told) => nodes.filter(one => one.up)
/** Nodes of whose use something is told. */
const measured = ({ nodes }: Told) => nodes.filter(one => one.known)
const isDown = ({ known, running, onboot, haState, lock, status }: Told['guests'][number]) =>
  known &&
  !running &&
  status === 'stopped' &&
  (onboot === true || haState === 'started') &&
  lock === undefined
const down = ({ guests }: Told) => guests.filter(isDown)
const running = ({ guests }: Told) => guests.filter(one => one.running)
const unknown = ({ guests }: Told) => guests.filter(({ known }) => !known)
const unprotected = ({ cluster, blind }: Told) =>
  blind ? [] : Object.values(cluster.guests).filter(({ backedUp, template }) => !backedUp && !template)
const memory = (one: Told) => sum(measured(one).map(({ node }) => node.memory))
const used = (one: Told) => sum(measured(one).map(({ node }) => node.memoryUsed))
const largest = (one: Told) => Math.max(...measured(one).map(({ node }) => node.memory))
const cpus = (one: Told) => sum(measured(one).map(({ node }) => node.cpus))
const cpu = (one: Told) => sum(measured(one).map(({ node }) => node.cpu * node.cpus)) / cpus(one)
const withoutLargest = (one: Told) =>
  memory(one) > largest(one) ? used(one) / (memory(one) - largest(one)) : undefined
const ofStorages = (all: Told[], value: (one: Told['storages'][number]) => number | undefined): Row[] =>
  all.flatMap(({ environment, storages }) =>
    storages.flatMap(one => {
      const number = value(one)
      const { storage, node = '', plugintype } = one
      return number === undefined ? [] : [row(number, { environment, storage, node, plugintype })]
    }),
  )
const share = (one: Told['storages'][number]) => (one.known ? one.used / one.size : undefined)
const ofGuests = (all: Told[], value: (guest: Told['guests'][number]) => number | undefined): Row[] =>
  all.flatMap(({ environment, guests }) =>
    guests.flatMap(guest => {
      const number = value(guest)
      return number === undefined ? [] : [row(number, { environment, id: guest.id })]
    }),
  )
const ofNodes = (all: Told[], value: (node: Told['nodes'][number]) => number | undefined): Row[] =>
  all.flatMap(({ environment, nodes }) =>
    nodes.flatMap(node => {
      const number = value(node)
      return number === undefined ? [] : [row(number, { environment, id: `node/${node.name}` })]
    }),
  )
const number = (is: boolean) => (is ? 1 : 0)
const status = ({ known, running }: Told['guests'][number]) => (known ? number(running) : -1)
const figure =
  (value: (guest: Told['guests'][number]) => number) =>
  (guest: Told['guests'][number]): number | undefined =>
    guest.known ? (guest.running ? value(guest) : 0) : undefined
/** Replication jobs of which their source tells. */
const jobs = ({ cluster, nodes, blind }: Told) =>
  Object.values(cluster.replication).filter(
    ({ guest }) => !blind && nodes.some(({ name, api }) => api && cluster.guests[guest]?.node === name),
  )
/** Those whose guest's node says something of it: the others have no name. */
const ofJobs = (all: Told[], value: (job: Told['cluster']['replication'][string]) => number): Row[] =>
  all.flatMap(one =>
    jobs(one)
      .filter(
        ({ guest }) => one.answers && one.guests.some(({ id, known }) => known && id.endsWith(`/${guest}`)),
      )
      .map(job =>
        row(value(job), {
          environment: one.environment,
          id: `${one.cluster.guests[job.guest]?.type}/${job.guest}`,
        }),
      ),
  )
/** Where Proxmox VE counts what the host spends on a virtual machine, more than all is all. */
const memoryShare = figure(one => Math.min(1, one.memoryUsed / one.memory))

const haTrouble = ({ cluster }: Told) =>
  Object.entries(cluster.guests).filter(([, { haState = '' }]) => /^(error|fence|recovery)$/.test(haState))

/** What every number of the pages on all environments must be, by question. */
export const truthOfEnvironments = (all: Told[], rules: boolean, now: number): Truth => {
  const answering = all.filter(({ answers }) => answers)
  const withGuests = answering.filter(({ guests }) => guests.length > 0)
  const clusters = answering.filter(({ quorate }) => quorate !== undefined)
  const unreached = (one: Told) => one.storages.filter(({ reached }) => reached === 1).length
  const table: Truth = {
    Scrape: each(all, ({ answers }) => number(answers)),
    Quorum: each(clusters, ({ quorate }) => number(quorate === true)),
    'Nodes down': each(answering, one => one.nodes.length - up(one).length),
    'Nodes up': each(answering, one => up(one).length),
    'Nodes all': each(answering, ({ nodes }) => nodes.length),
    Alerts: rules ? each(all, ({ environment }) => number(environment === 'paris')) : [],
    'Guests running': each(withGuests, one => running(one).length),
    'Guests all': each(withGuests, ({ guests }) => guests.length),
    CPU: each(answering, cpu),
    Memory: each(answering, one => used(one) / memory(one)),
    'Memory N-1': each(answering, withoutLargest),
    'Memory allocated': each(
      withGuests,
      one => sum(running(one).map(({ memory: size }) => size)) / memory(one),
    ),
    'CPUs per core': each(withGuests, one => sum(running(one).map(({ cpus: count }) => count)) / cpus(one)),
    'Fullest storage': each(answering, ({ storages }) =>
      Math.max(...storages.flatMap(one => share(one) ?? [])),
    ),
    'No backup job': each(answering, one => unprotected(one).length),
  }
  const storages: Truth = {
    Reached: ofStorages(answering, ({ reached }) => reached),
    Used: ofStorages(answering, share),
    Free: ofStorages(answering, one => (one.known ? one.size - one.used : undefined)),
    Size: ofStorages(answering, one => (one.known ? one.size : undefined)),
  }
  const guestsDown = answering.flatMap(one =>
    down(one).map(({ id, name, node }) => row(0, { environment: one.environment, id, name, node })),
  )
  const numbers: Truth = {
    'Not answering': total(all, ({ answers }) => number(!answers)),
    'No quorum': total(clusters, ({ quorate }) => number(quorate === false)),
    Quorum:
      clusters.length === 0
        ? []
        : [row(Math.min(...clusters.map(({ quorate }) => number(quorate === true))))],
    'Nodes down': total(answering, one => one.nodes.length - up(one).length),
    'Nodes up / all, A': total(answering, one => up(one).length),
    'Nodes up / all, B': total(answering, ({ nodes }) => nodes.length),
    'Guests down': total(withGuests, one => down(one).length),
    'Guests unknown': total(withGuests, one => unknown(one).length),
    'Guests running / all, A': total(withGuests, one => running(one).length),
    'Guests running / all, B': total(withGuests, ({ guests }) => guests.length),
    'Guests locked': total(
      withGuests,
      ({ guests }) => guests.filter(({ lock }) => lock !== undefined).length,
    ),
    'Storages > 90 %': total(answering, one => one.storages.filter(is => (share(is) ?? 0) > 0.9).length),
    'Storages unreachable': total(answering, unreached),
    'No backup job': total(answering, one => unprotected(one).length),
    'Memory N-1': [row(Math.max(...answering.map(one => withoutLargest(one) ?? 0)))],
    'Alerts firing': rules ? [row(1)] : [],
    'HA in trouble': total(answering, one => (one.blind ? 0 : haTrouble(one).length)),
    'Replication failing': total(
      all.filter(one => jobs(one).length > 0),
      one => jobs(one).filter(({ failedSyncs }) => failedSyncs > 0).length,
    ),
    'Proxmox VE versions': [row(1)],
    'Nodes without subscription': total(
      all.filter(({ nodes }) => nodes.some(({ api }) => api)),
      ({ nodes }) => nodes.filter(({ api, node }) => api && node.subscription.status !== 'active').length,
    ),
    'Alerts that fire': rules ? [row(1, { alertname: 'ProxmoxGuestLocked', environment: 'paris' })] : [],
    'Nodes not answering': total(all, ({ nodes }) => nodes.filter(({ api }) => !api).length),
  }
  const guests: Truth = {
    Status: ofGuests(answering, status),
    CPU: ofGuests(
      answering,
      figure(({ cpu: share }) => share),
    ),
    Memory: ofGuests(answering, memoryShare),
    Disk: ofGuests(
      answering,
      figure(({ traffic }) => 2 * traffic),
    ),
    Network: ofGuests(
      answering,
      figure(({ traffic }) => 2 * traffic),
    ),
    Backup: ofGuests(answering, ({ backedUp }) => (backedUp ? undefined : 1)),
    Locked: ofGuests(answering, ({ lock }) => (lock === undefined ? undefined : 1)),
    'On boot': ofGuests(answering, ({ onboot }) => (onboot === undefined ? undefined : number(onboot))),
    'Up for': ofGuests(
      answering,
      figure(({ started }) => now - started),
    ),
  }
  const nodes: Truth = {
    State: ofNodes(all, ({ up: is }) => number(is)).map(({ labels, value }) => ({
      labels,
      value: answering.some(({ environment }) => environment === labels.environment) ? value : -1,
    })),
    'Its API': ofNodes(all, ({ api }) => number(api)),
    CPU: ofNodes(answering, ({ known: is, node }) => (is ? node.cpu : undefined)),
    Memory: ofNodes(answering, ({ known: is, node }) => (is ? node.memoryUsed / node.memory : undefined)),
    'Memory size': ofNodes(answering, ({ known: is, node }) => (is ? node.memory : undefined)),
    CPUs: ofNodes(answering, ({ known: is, node }) => (is ? node.cpus : undefined)),
    'Up for': ofNodes(answering, ({ known: is, node }) => (is ? now - node.started : undefined)),
    I: ofNodes(all, ({ api }) => (api ? 1 : undefined)),
    J: ofNodes(all, ({ api }) => (api ? 1 : undefined)),
    'Root disk': ofNodes(answering, ({ known: is, node }) => (is ? node.diskUsed / node.disk : undefined)),
  }
  const titled = (page: string, panel: string, columns: Truth) =>
    Object.fromEntries(
      Object.entries(columns).map(([heading, rows]) => [`${page}: panel ${panel}, ${heading}`, rows]),
    )
  const everywhere = [
    'Fleet',
    'Cluster',
    'Guests',
    'Storage and backup',
    'Backups',
    'Ceph',
    'Exporters',
  ].flatMap(page =>
    Object.entries(numbers).map(([title, rows]) => [`${page}: panel ${title}`, rows] as const),
  )
  return {
    ...Object.fromEntries(everywhere),
    ...titled('Fleet', 'Environments', table),
    ...titled('Cluster', 'Storages', storages),
    ...titled('Storage and backup', 'Storages', storages),
    ...titled('Cluster', 'Nodes', nodes),
    ...titled('Guests', 'Guests found', guests),
    'Fleet: panel Guests that are down': guestsDown,
    'Guests: panel Guests that are down': guestsDown,
    'Cluster: panel CPU': each(answering, cpu),
    'Fleet: panel CPU by environment': each(answering, cpu),
    'Fleet: panel Memory by environment': table.Memory ?? [],
    'Fleet: panel Nodes down, over time': table['Nodes down'] ?? [],
    'Cluster: panel Memory now, and if the largest node were lost, A': table.Memory ?? [],
    'Cluster: panel Memory now, and if the largest node were lost, B': table['Memory N-1'] ?? [],
    'Cluster: panel Memory allocated': table['Memory allocated'] ?? [],
    'Cluster: panel CPUs allocated per core': table['CPUs per core'] ?? [],
    'Cluster: panel Guests running': table['Guests running'] ?? [],
    'Fleet: panel Fullest storages': highest(storages.Used),
    'Storage and backup: panel Use of the fullest storages': highest(storages.Used),
    'Storage and backup: panel Guests in no backup job, over time': table['No backup job'] ?? [],
    'Cluster: panel Guests busiest by CPU': highest(guests.CPU),
    'Cluster: panel Guests fullest of memory': highest(guests.Memory),
    'Cluster: panel Guests by HA state': withGuests.flatMap(({ environment, cluster }) =>
      [...new Set(Object.values(cluster.guests).flatMap(({ haState }) => haState ?? []))].map(state =>
        row(Object.values(cluster.guests).filter(({ haState }) => haState === state).length, {
          environment,
          state,
        }),
      ),
    ),
    'Cluster: panel In trouble by HA': withGuests.flatMap(one =>
      haTrouble(one).map(([vmid, { type, haState = '' }]) =>
        row(1, { environment: one.environment, id: `${type}/${vmid}`, state: haState }),
      ),
    ),
    'Storage and backup: panel Guests in no backup job': withGuests.flatMap(({ environment, guests: seen }) =>
      seen.filter(({ backedUp }) => !backedUp).map(({ id }) => row(1, { environment, id })),
    ),
    ...titled('Storage and backup', 'Replication jobs', {
      'Failed tries': ofJobs(all, ({ failedSyncs }) => failedSyncs),
      Took: ofJobs(all, ({ duration }) => duration),
    }),
    'Exporters: panel Targets, Last scrape': [
      ...all.map(({ environment, answers }) =>
        row(number(answers), {
          environment,
          job: 'proxmox-pve-cluster',
          instance: `${environment}-hypervisors`,
        }),
      ),
      ...all.flatMap(({ environment, nodes: of }) =>
        of.map(({ name, api }) => row(number(api), { environment, job: 'proxmox-pve-node', instance: name })),
      ),
    ],
    'Exporters: panel Answers': all.flatMap(({ environment, answers, nodes: of }) => [
      row(number(answers), { environment, job: 'proxmox-pve-cluster' }),
      row(sum(of.map(({ api }) => number(api))) / of.length, { environment, job: 'proxmox-pve-node' }),
    ]),
    'Exporters: panel Guests seen': each(withGuests, one => Object.keys(one.cluster.guests).length),
  }
}

/** What the page of one hypervisor must say. */
export const truthOfHypervisor = (
  { environment, cluster, answers, nodes, guests }: Told,
  name: string,
  now: number,
): Truth => {
  const one = nodes.find(node => node.name === name)
  if (one === undefined) return {}
  const { node, up: is, known, api } = one
  const mine = guests.filter(guest => guest.node === name)
  const own = mine.map(guest => row(status(guest), { environment, id: guest.id }))
  const column = (value: (guest: Told['guests'][number]) => number | undefined) =>
    mine.flatMap(guest => {
      const told = value(guest)
      return told === undefined ? [] : [row(told, { environment, id: guest.id })]
    })
  const pve = (value: number) => (answers && known ? [row(value, { environment })] : [])
  const host = (value: number) => (node.online ? [row(value, { environment, instance: name })] : [])
  return {
    State: answers ? [row(number(is))] : [],
    'Its API': [row(number(api))],
    'Sees quorum': api && cluster.name !== undefined ? [row(number(isQuorate({ cluster, node: name })))] : [],
    'Node exporter': [row(number(node.online))],
    'CPU, as Proxmox VE counts': pve(node.cpu),
    'Memory, as Proxmox VE counts': pve(node.memoryUsed / node.memory),
    'Memory by use, A': host(node.memoryUsed),
    'Memory by use, B': [],
    'Memory by use, C': host((node.memory - node.memoryUsed) / 2),
    'Memory by use, D': host((node.memory - node.memoryUsed) / 2),
    Filesystems: host(node.diskUsed / node.disk),
    'Up for': answers && known ? [row(now - node.started)] : [],
    'Guests, Status': own,
    'Guests, CPU': column(figure(({ cpu: share }) => share)),
    'Guests, Memory': column(memoryShare),
    'Guests, Disk': column(figure(({ traffic }) => 2 * traffic)),
    'Guests, Network': column(figure(({ traffic }) => 2 * traffic)),
    'Guests, Up for': column(figure(({ started }) => now - started)),
    'Guests, On boot': column(({ onboot }) => (onboot === undefined ? undefined : number(onboot))),
    'Guests, Backup': column(({ backedUp }) => (backedUp ? undefined : 1)),
    'Guests, Locked': column(({ lock }) => (lock === undefined ? undefined : 1)),
  }
}

/** What is said of one guest. */
export const truthOfGuest = ({ environment, guests }: Told, id: string, now: number): Truth => {
  const guest = guests.find(one => one.id === id)
  const chart = (value: number | undefined) =>
    guest?.known && value !== undefined ? [row(value, { environment })] : []
  const tile = (value: number | undefined) => (guest?.known && value !== undefined ? [row(value)] : [])
  const traffic = guest?.running ? guest.traffic : 0
  return {
    Status: guest === undefined ? [] : [row(status(guest))],
    'Up for': tile(guest?.running ? now - guest.started : 0),
    CPUs: tile(guest?.cpus),
    'Memory size': tile(guest?.memory),
    'Runs on': guest === undefined ? [] : [row(1, { environment, node: guest.node })],
    CPU: chart(guest?.running ? guest.cpu : 0),
    'Memory, A': chart(guest?.running ? guest.memoryUsed : 0),
    'Memory, B': chart(guest?.memory),
    'Network, A': chart(traffic),
    'Network, B': chart(traffic),
    'Disk, A': chart(traffic),
    'Disk, B': chart(traffic),
    'Locks and HA, A': guest?.lock === undefined ? [] : [row(1, { environment, state: guest.lock })],
    'Locks and HA, B': guest?.haState === undefined ? [] : [row(1, { environment, state: guest.haState })],
  }
}
