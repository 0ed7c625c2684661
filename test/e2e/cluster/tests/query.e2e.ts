import { deepEqual, equal, ok } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import type { KubernetesObject } from '../kubectl.ts'
import { client } from './client.ts'
import { eventually, inMonitoring, kubectl, names, waitFor } from './shared.ts'

const test = chapter('inside the cluster,')

const prometheusLike = await client('query', 'monitoring', { 'app.kubernetes.io/name': 'prometheus' })
const stranger = await client('stranger', 'monitoring', { app: 'stranger' })
const query = `http://${names.cluster}:9221/pve?target=${names.hypervisors}`

test('the query of the README answers, by the names as they stand', () =>
  eventually('an answer', async () => {
    const answer = (await prometheusLike.get(query)).split('\n')
    for (const line of ['pve_up{id="cluster/kubeRCnewyork"} 1.0', 'pve_up{id="node/virtrc18u"} 1.0'])
      ok(answer.includes(line), answer.slice(0, 5).join('\n'))
  }))

test("the hypervisors' name leads to all of them, and each one's own name to it", async () => {
  const addresses = async (name: string) => {
    const answer = await prometheusLike.run('nslookup', `${name}.monitoring.svc.cluster.local`)
    return [...answer.matchAll(/Address: (198\S+)/g)].map(([, address]) => address).sort()
  }
  await eventually('the addresses', async () => {
    deepEqual(await addresses(names.hypervisors), ['198.51.100.18', '198.51.100.19'])
    deepEqual(await addresses(`virtrc18u.${names.hypervisors}`), ['198.51.100.18'])
    deepEqual(await addresses(`virtrc19u.${names.hypervisors}`), ['198.51.100.19'])
  })
})

test('Endpoints are mirrored, one slice an IP family, with the host names', async () => {
  const slices = async (service: string) => {
    const selector = `--selector=kubernetes.io/service-name=${service}`
    const { items } = await kubectl.get('endpointslices', inMonitoring, selector)
    type Slice = { metadata: { labels: Record<string, string> }; addressType: string; endpoints: Endpoint[] }
    type Endpoint = { addresses: string[]; hostname: string }
    return items
      .map(({ metadata, addressType, endpoints }: Slice) => [
        metadata.labels['endpointslice.kubernetes.io/managed-by'],
        addressType,
        endpoints.map(({ addresses, hostname }) => `${hostname} ${addresses}`).sort(),
      ])
      .sort()
  }
  const mirrored = 'endpointslicemirroring-controller.k8s.io'
  await eventually('the slices', async () => {
    deepEqual(await slices(names.hypervisors), [
      [mirrored, 'IPv4', ['virtrc18u 198.51.100.18', 'virtrc19u 198.51.100.19']],
    ])
    deepEqual(await slices('dual-proxmox-monit-pve-exporter-hypervisor'), [
      [mirrored, 'IPv4', ['pve-a 203.0.113.31', 'pve-b 203.0.113.32']],
      [mirrored, 'IPv6', ['pve-c 2001:db8:31::33']],
    ])
  })
})

test("the hypervisors' Services are of one IP family: Prometheus 3.11 and later skip a second one's slices", async () => {
  const { items } = await kubectl.get('services', inMonitoring)
  const families = items
    .filter(({ spec }: KubernetesObject) => spec.clusterIP === 'None' && spec.selector === undefined)
    .map(({ metadata, spec }: KubernetesObject) => `${metadata.name} ${spec.ipFamilies}`)
  deepEqual(
    families.filter((family: string) => !family.endsWith(' IPv4')),
    [],
  )
  for (const environment of ['dual', 'recette-newyork', 'slices'])
    for (const name of ['node-exporter', 'pve-exporter-hypervisor'])
      ok(families.includes(`${environment}-proxmox-monit-${name} IPv4`), `${environment} ${name}`)
})

/** A name of the URL that is not found in time would be told in other words. */
const isKeptOut = (url: string) =>
  eventually('no connection', async () => equal((await stranger.get(url, 3)).trim(), 'timed out'))

test('the exporter lets in Prometheus and nobody else', () => isKeptOut(query))

test("the exporter reaches its hypervisors' API and DNS, and nothing else", async () => {
  const deployment = `deployment/${names.cluster}`
  await eventually('such connections', async () =>
    deepEqual(
      JSON.parse(await kubectl(['exec', inMonitoring, deployment, '--', 'python3', '-c', connect()])),
      {
        '203.0.113.40:8007': 'timed out',
        '203.0.113.40:8006': 'timed out',
        '198.51.100.18:8006': 'connected',
        '198.51.100.19:8006': 'connected',
        '198.51.100.18:9100': 'timed out',
        '203.0.113.31:8006': 'timed out',
        '2001:db8:31::33:8006': 'timed out',
        'kubernetes.default.svc:443': 'timed out',
      },
    ),
  )
})

test("an environment's exporter of IPv6 hypervisors reaches them", async () => {
  await waitFor('pve-c', async () => {
    const deployment = 'deployment/dual-proxmox-monit-pve-exporter'
    const answer = await kubectl(['exec', inMonitoring, deployment, '--', 'python3', '-c', connect()])
    return JSON.parse(answer)['2001:db8:31::33:8006'] === 'connected'
  })
})

test('Telegraf lets in Prometheus and nobody else', async () => {
  const metrics = 'http://dual-proxmox-monit-telegraf:9273/metrics'
  await waitFor('series by Telegraf’s Service', async () =>
    (await prometheusLike.get(metrics)).includes('proxmox_ha_crm_timestamp_seconds'),
  )
  await isKeptOut(metrics)
})

test("a pod with Telegraf's labels reaches the APIs of its hypervisors and of its backup server, and nothing else", async () => {
  const alike = await client('telegraf-like', 'monitoring', {
    'app.kubernetes.io/name': 'telegraf',
    environment: 'dual',
  })
  await eventually('such connections', async () =>
    deepEqual(JSON.parse(await alike.run('python3', '-c', connect(hosts))), {
      '203.0.113.40:8007': 'connected',
      '203.0.113.40:8006': 'timed out',
      '198.51.100.18:8006': 'timed out',
      '198.51.100.19:8006': 'timed out',
      '198.51.100.18:9100': 'timed out',
      '203.0.113.31:8006': 'connected',
      '2001:db8:31::33:8006': 'connected',
    }),
  )
})

/** Hosts and ports as Python writes them. */
const hosts = `('203.0.113.40', 8007), ('203.0.113.40', 8006), ('198.51.100.18', 8006), ('198.51.100.19', 8006), ('198.51.100.18', 9100), ('203.0.113.31', 8006),
  ('2001:db8:31::33', 8006)`

/** Tries all at once, and tells how each ended. */
const connect = (places = `${hosts}, ('kubernetes.default.svc', 443)`) => `
import json, socket, threading
ends = {}
def attempt(host, port):
    try:
        socket.create_connection((host, port), timeout=5).close()
        ends[f'{host}:{port}'] = 'connected'
    except OSError as error:
        ends[f'{host}:{port}'] = str(error)
places = [${places}]
threads = [threading.Thread(target=attempt, args=place) for place in places]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps(ends))
`

test.run()
