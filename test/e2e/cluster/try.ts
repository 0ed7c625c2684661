import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { join } from 'node:path'
import { type Cluster, startCluster } from './cluster.ts'
import { enclosed } from './enclosure.ts'
import type { Fault } from './fault.ts'
import type { Hypervisor } from './hypervisor.ts'
import { keepLogs } from './keep-logs.ts'
import { terminalLog as log } from './log.ts'
import { programs } from './paths.ts'
import { prepareCluster } from './prepare.ts'
import {
  sampleDeployment,
  sampleExporter,
  sampleHypervisors,
  sampleIngressPolicy,
  sampleMonitor,
  samplePolicy,
} from './sample.ts'

// Shows that the cluster is a real one: `node test/e2e/cluster/try.ts [--keep]`.

const monitoring = ['--namespace', 'monitoring']

/** Runs a command in the sample pod. */
const inPod = (cluster: Cluster, ...command: string[]) =>
  cluster.kubectl(['exec', ...monitoring, 'deployment/sample', '--', ...command])

const fetchScript = `import sys, time, urllib.request
started = time.time()
try: print(urllib.request.urlopen(sys.argv[1], timeout=4).read().decode())
except OSError as error: print(error)
print('seconds', time.time() - started)`

/** How a request from the pod ends, and after how many seconds. */
async function request(cluster: Cluster, url: string): Promise<[string, number]> {
  const answer = await inPod(cluster, 'python3', '-c', fetchScript, url)
  const outcome = /refused|timed out|hello from \S+/.exec(answer)?.[0] ?? answer
  return [outcome, Number(/seconds (\S+)/.exec(answer)?.[1])]
}

const ask = async (cluster: Cluster, url: string) => (await request(cluster, url))[0]

function startServers(host: Hypervisor) {
  const script = `require('http').createServer((_, answer) => answer.end('hello from ${host.name}')).listen(8006, '::')`
  host.start('web', process.execPath, ['-e', script])
  host.start('node-exporter', join(programs, 'node_exporter'), [
    '--collector.disable-defaults',
    '--collector.uname',
  ])
}

async function tryCluster(cluster: Cluster) {
  const step = async (title: string, body: () => Promise<unknown>) => {
    const started = performance.now()
    await body()
    log(`ok: ${title} (${((performance.now() - started) / 1000).toFixed(1)} s)`)
  }
  const one = await cluster.hypervisor({ name: 'virtrc18u', addresses: ['198.51.100.18'] })
  const two = await cluster.hypervisor({ name: 'virtrc19u', addresses: ['198.51.100.19', '2001:db8::19'] })
  for (const host of [one, two]) startServers(host)

  await step('a pod under `restricted` becomes ready', async () => {
    await cluster.kubectl.apply([sampleDeployment])
    await cluster.ready('monitoring', 'deployment/sample')
  })
  await step('a privileged pod is refused', () =>
    rejects(
      cluster.kubectl(['run', 'bad', ...monitoring, '--image=x', '--privileged']),
      /violates PodSecurity/,
    ),
  )
  await step('strict validation refuses an unknown field', () =>
    rejects(cluster.kubectl.apply([{ ...sampleDeployment, speck: {} }]), /unknown field|field not declared/),
  )
  await step('Endpoints warn of their deprecation and are mirrored', async () => {
    const hosts = [one, two].map(({ name, addresses }) => ({ name, address: addresses[0] as string }))
    await cluster.kubectl.apply([sampleMonitor])
    match(await cluster.kubectl.apply(sampleHypervisors(hosts)), /v1 Endpoints is deprecated in v1.33\+/)
    const slices = [
      'endpointslices',
      ...monitoring,
      '--selector=kubernetes.io/service-name=sample-hypervisor',
    ]
    await cluster.waitFor(
      'the mirrored slice',
      async () => (await cluster.kubectl.get(...slices)).items.length === 1,
    )
  })
  await step('the name of a headless Service gives every hypervisor', async () => {
    const addresses = await cluster.waitFor('both addresses', async () => {
      const found = (
        await inPod(cluster, 'nslookup', 'sample-hypervisor.monitoring.svc.cluster.local')
      ).matchAll(/Address: (198\S+)/g)
      const list = [...found].map(([, address]) => address).sort()
      return list.length === 2 && list
    })
    deepEqual(addresses, ['198.51.100.18', '198.51.100.19'])
  })
  await step("each hypervisor's own name leads to it, with the search path of the pod", async () => {
    equal(await ask(cluster, 'http://virtrc19u.sample-hypervisor:8006/'), 'hello from virtrc19u')
  })
  await step('a hypervisor is reached by IPv6', async () => {
    equal(await ask(cluster, 'http://[2001:db8::19]:8006/'), 'hello from virtrc19u')
  })
  await step('the API server is reached through its Service', async () => {
    match(await ask(cluster, 'https://kubernetes.default/readyz'), /certificate verify failed/)
  })

  const outcomes: [Fault, string, (seconds: number) => boolean][] = [
    [{ kind: 'refuse' }, 'refused', seconds => seconds < 2],
    [{ kind: 'drop' }, 'timed out', seconds => seconds >= 4],
    [{ kind: 'silent' }, 'timed out', seconds => seconds >= 4],
    [{ kind: 'slow', seconds: 2 }, 'hello from virtrc18u', seconds => seconds >= 2],
  ]
  for (const [fault, expected, takes] of outcomes)
    await step(`a hypervisor with the fault ${fault.kind}: ${expected}`, async () => {
      await one.fault(fault)
      const [outcome, seconds] = await request(cluster, 'http://virtrc18u.sample-hypervisor:8006/')
      equal(outcome, expected)
      equal(takes(seconds), true, `took ${seconds} s`)
      equal(await ask(cluster, 'http://virtrc19u.sample-hypervisor:8006/'), 'hello from virtrc19u')
    })
  await step('the fault is healed', async () => {
    await one.heal()
    equal(await ask(cluster, 'http://virtrc18u.sample-hypervisor:8006/'), 'hello from virtrc18u')
  })
  await step('a NetworkPolicy holds: DNS and the one address are reached, the other is not', async () => {
    await cluster.kubectl.apply([samplePolicy(one.addresses[0] as string)])
    await cluster.waitFor('the policy', async () => {
      const outcome = await ask(cluster, 'http://virtrc19u.sample-hypervisor:8006/')
      return outcome === 'timed out'
    })
    equal(await ask(cluster, 'http://virtrc18u.sample-hypervisor:8006/'), 'hello from virtrc18u')
    equal(await ask(cluster, 'http://virtrc18u.sample-hypervisor:9100/'), 'timed out')
    equal(await ask(cluster, 'https://kubernetes.default/readyz'), 'timed out')
    await cluster.kubectl(['delete', 'networkpolicy', 'sample', ...monitoring])
    await cluster.waitFor('the policy to go', async () => {
      const outcome = await ask(cluster, 'http://virtrc19u.sample-hypervisor:8006/')
      return outcome === 'hello from virtrc19u'
    })
  })
  await step('the exporter runs from its image, without privileges and with a read-only root', async () => {
    await cluster.kubectl.apply([sampleExporter])
    await cluster.ready('monitoring', 'deployment/sample-exporter')
  })
  await step('a NetworkPolicy holds: only the pods that it names reach the exporter', async () => {
    const { items } = await cluster.kubectl.get('pods', ...monitoring, '--selector=app=sample-exporter')
    const askExporter = async () => await ask(cluster, `http://${items[0].status.podIP}:9221/`)
    match(await askExporter(), /exporter/i)
    await cluster.kubectl.apply([sampleIngressPolicy({ app: 'other' })])
    await cluster.waitFor('the policy', async () => (await askExporter()) === 'timed out')
    await cluster.kubectl.apply([sampleIngressPolicy({ app: 'sample' })])
    await cluster.waitFor('the changed policy', async () => /exporter/i.test(await askExporter()))
    await cluster.ready('monitoring', 'deployment/sample-exporter')
  })
  await step('Prometheus scrapes what the release label selects, IPv4 and by host name', async () => {
    const targets = await cluster.waitFor('two targets that are up', async () => {
      const all = await cluster.prometheus.targets()
      return all.length === 2 && all.every(({ health }) => health === 'up') && all
    })
    deepEqual(targets.map(({ labels }) => labels.instance).sort(), ['virtrc18u', 'virtrc19u'])
    const [sample] = await cluster.prometheus.query('count(node_uname_info)')
    equal(sample?.value, 2)
  })
  await step('under the role EndpointSlice too', async () => {
    const patch = JSON.stringify({ spec: { serviceDiscoveryRole: 'EndpointSlice' } })
    const object = ['prometheus', 'kube-prometheus-stack-prometheus']
    await cluster.kubectl(['patch', ...monitoring, ...object, '--type=merge', `--patch=${patch}`])
    await cluster.waitFor(
      'two targets from slices',
      async () => {
        const all = await cluster.prometheus.targets()
        const slices = all.filter(
          ({ discoveredLabels }) => '__meta_kubernetes_endpointslice_name' in discoveredLabels,
        )
        return slices.length === 2 && all.length === 2 && all.every(({ health }) => health === 'up')
      },
      180,
    )
  })
  await step('the API server is restarted', () => cluster.restartApiServer())
  await step('a server that ended is noticed', async () => {
    cluster.processes.start('short', 'true', [])
    await rejects(
      cluster.waitFor('nothing', () => false, 20),
      /short ended: status 0/,
    )
  })
}

await enclosed(
  import.meta.filename,
  async run => {
    const cluster = await startCluster(run, { log, images: await prepareCluster(log) })
    await tryCluster(cluster)
    if (process.argv.includes('--keep')) await cluster.keep()
  },
  { log, prepare: () => prepareCluster(log), onFailure: run => keepLogs(run, log) },
)
