import type { Environment } from '../../../lib/environment.ts'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { bringByArgoCD, bringByFlux } from './controllers.ts'
import { byArgoCD, byFlux, small } from './environments.ts'
import { reconciled, synced } from './observed.ts'
import { cluster, tree } from './shared.ts'

/** How long one controller of a fleet takes for all that it is handed. It only measures, so the stage leaves it out: `E2E_FILES=fleet` runs it. */
const test = chapter('a fleet')

const count = 20
const bySet = { ...byArgoCD, argocd: { applicationSet: 'hypervisors' } }
const names = Array.from({ length: count }, (_, index) => `pve-${String(index).padStart(2, '0')}`)

const environment = (index: number, delivery: Environment['delivery']): Environment => ({
  hypervisors: Array.from({ length: 10 }, (_, node) => ({
    name: `${names[index]}-n${node}`,
    address: `203.0.113.${100 + node}`,
  })) as Environment['hypervisors'],
  discovery: 'static',
  pveExporter: { tls: 'insecure' },
  // The controller's work is measured, and not how long one node takes to start forty exporters.
  patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'add', path: '/spec/replicas', value: 0 }] }],
  // No Prometheus of the laboratory selects them.
  prometheus: { monitorLabels: { release: 'elsewhere' } },
  // Another environment brings them.
  dashboards: false,
  ...(delivery && { delivery }),
})

/** CPU seconds that a process tells of itself at a port of the node. */
const cpuAt = async (port: number) => {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  return Number(/^process_cpu_seconds_total (\S+)/m.exec(text)?.[1] ?? 0)
}

const cpu = async (ports: number[]) =>
  (await Promise.all(ports.map(cpuAt))).reduce((sum, one) => sum + one, 0)

const counted = async (kind: string) => {
  const { items } = await cluster.kubectl.get(kind, '--namespace=monitoring')
  return items.filter(({ metadata }: { metadata: { name: string } }) => /^pve-\d\d-/.test(metadata.name))
    .length
}

/** Waits for it, and says after how many seconds it came. */
const seconds = async (what: string, since: number, wait: () => Promise<unknown>) => {
  await wait()
  say(`${count} environments: ${what} after ${((performance.now() - since) / 1000).toFixed(1)} s`)
}

const allApplied = () =>
  cluster.waitFor('the rules of all', async () => (await counted('prometheusrules')) === count)

const flux = 'kustomizations.kustomize.toolkit.fluxcd.io'

/** A controller: the ports at which its servers tell their CPU, and how to wait until it says of one object that all is well. */
interface Controller {
  name: string
  servers: number[]
  delivery: Environment['delivery']
  settled: string
  each: (object: string, commit: string) => Promise<unknown>
}

const ofFlux: Controller = {
  name: 'Flux',
  servers: [9791, 9793],
  delivery: byFlux,
  settled: 'all Kustomizations Ready',
  each: reconciled,
}
const ofArgoCD: Controller = {
  name: 'Argo CD',
  servers: [8082, 8084, 8085],
  delivery: bySet,
  settled: 'all Applications Synced and Healthy',
  each: synced,
}

/** Asks for all of them anew, as `flux reconcile` does, and waits until each was answered. */
const reconciledAnew = async (asked: string) => {
  await cluster.kubectl([
    'annotate',
    flux,
    ...names.map(name => `proxmox-monitoring-${name}`),
    '--namespace=flux-system',
    '--overwrite',
    `reconcile.fluxcd.io/requestedAt=${asked}`,
  ])
  await cluster.waitFor('all to be reconciled', async () => {
    const { items } = await cluster.kubectl.get(flux, '--namespace=flux-system')
    const done = items.filter(
      ({ status }: { status?: { lastHandledReconcileAt?: string } }) =>
        status?.lastHandledReconcileAt === asked,
    )
    return done.length === count
  })
}

/** Brings them all by a controller, and says after how long each was applied and settled, and what its servers computed for that. */
const brought = async ({ name, servers, delivery, settled, each }: Controller) => {
  for (const [index, one] of names.entries()) tree.write(one, environment(index, delivery))
  const before = await cpu(servers)
  const commit = await tree.push(`a fleet by ${name}`)
  const since = performance.now()
  await seconds(`applied by ${name}`, since, allApplied)
  await seconds(settled, since, async () => {
    for (const one of names) await each(`proxmox-monitoring-${one}`, commit)
  })
  say(`CPU of ${name}'s servers for that: ${((await cpu(servers)) - before).toFixed(1)} s`)
}

test('Flux applies all, and finds nothing to do when asked again', async () => {
  const first = await tree.push('one environment')
  await bringByFlux()
  await reconciled('proxmox-monitoring-recette-newyork', first)
  await brought(ofFlux)
  const [before, again] = [await cpu(ofFlux.servers), performance.now()]
  await seconds('reconciled again', again, () => reconciledAnew(String(again)))
  say(`CPU of Flux's servers for that: ${((await cpu(ofFlux.servers)) - before).toFixed(1)} s`)
})

test('Argo CD applies all by an ApplicationSet', async () => {
  for (const name of names) tree.remove(name)
  tree.write('lyon', small({ discovery: 'static', delivery: bySet }))
  const first = await tree.push('one of Argo CD')
  for (const kind of ['deployments', 'prometheusrules'])
    await cluster.waitFor(`no ${kind} of them`, async () => (await counted(kind)) === 0)
  await bringByArgoCD()
  await synced('proxmox-monitoring-lyon', first)
  await brought(ofArgoCD)
})

test.run()
