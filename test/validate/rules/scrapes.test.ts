import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import { seconds } from '../../../lib/environment/duration.ts'
import { ruleGroups } from '../../../lib/monitoring/alerts/rule-groups.ts'
import { accepts, lab, refuses } from '../judged.ts'

const pve = (settings: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...settings } })
const node = (settings: object) => ({ ...lab, nodeExporter: settings })
const [pve1, pve2] = lab.hypervisors

for (const [duration, advice = ''] of [
  ['60', '; write "60s"'],
  ['60S', '; write "60s"'],
  ...['1h30', '30m1h', '1.5m', '-60s', '60 s', '', '0s', '1d12hours'].map(one => [one] as const),
] as const)
  refuses(
    `${JSON.stringify(duration)} is no Prometheus duration`,
    pve({ interval: duration }),
    `pveExporter.interval ${JSON.stringify(duration)} is not a Prometheus duration, such as 30s or 1m30s${advice}`,
  )
for (const duration of ['1m', '1m30s', '90000ms', '4m59s', '01m'])
  accepts(`${duration} is one`, pve({ interval: duration, scrapeTimeout: '10s' }))

refuses(
  'a number is no duration',
  pve({ interval: 60 }),
  'pveExporter.interval 60 is not a Prometheus duration, such as 30s or 1m30s; write "60s"',
)
for (const [field, longest, interval] of [
  ['nodeInterval', '1y', '10y'],
  ['interval', '1y', '59y'],
  ['nodeInterval', '1y', '366d'],
] as const) {
  refuses(
    `${field} ${interval} gives rules windows that Prometheus can't count, and it skips them all`,
    pve({ [field]: interval, scrapeTimeout: '10s' }),
    `pveExporter.${field} "${interval}" is over a year, and rules look back up to 30 of them; give less`,
  )
  test(`the rules of ${field} ${longest} look back no further than 64 bits of nanoseconds`, () => {
    const environment = complete('lab', 'environments/lab.ts', {
      ...lab,
      pveExporter: { tls: 'insecure', [field]: longest },
    })
    const windows = JSON.stringify(ruleGroups(environment)).matchAll(/\[([0-9a-z]+)[\]:]/g)
    for (const [, window = ''] of windows) assert.ok(seconds(window) < 2 ** 63 / 1e9, window)
  })
}
for (const [path, fields] of [
  [
    'pveExporter.credentials.externalSecret.refreshInterval',
    pve({
      credentials: { externalSecret: { store: { name: 'a' }, key: 'b', refreshInterval: '9999999h' } },
    }),
  ],
  [
    'delivery.flux.interval',
    { ...lab, delivery: { repository: { url: 'https://a/b' }, flux: { interval: '9999999h' } } },
  ],
] as const)
  refuses(
    `${path} is no more than Go can count, or the controller reads none of its objects`,
    fields,
    `${path} "9999999h" is over 292 years, the longest that 64 bits of nanoseconds hold; give less`,
  )
refuses(
  'a timeout over the interval is refused by the Prometheus Operator',
  pve({ scrapeTimeout: '61s' }),
  'pveExporter.scrapeTimeout "61s" is over the interval, "60s"; give at most that',
)
refuses(
  'a timeout over both intervals is one fault, told with the shorter',
  pve({ scrapeTimeout: '5m' }),
  'pveExporter.scrapeTimeout "5m" is over the interval, "60s"; give at most that',
)
refuses(
  'a timeout that nobody wrote is told to be the default',
  pve({ interval: '30s' }),
  'pveExporter.scrapeTimeout "50s" (the default) is over the interval, "30s"; give at most that',
)
refuses(
  'a timeout that is given is that of node scrapes too',
  pve({ nodeInterval: '45s', scrapeTimeout: '46s' }),
  'pveExporter.scrapeTimeout "46s" is over the nodeInterval, "45s"; give at most that',
)
refuses(
  'so is one that is given as it is by default',
  pve({ nodeInterval: '45s', scrapeTimeout: '50s' }),
  'pveExporter.scrapeTimeout "50s" is over the nodeInterval, "45s"; give at most that',
)
accepts(
  'a node scrape more often than the timeout of cluster scrapes has its own',
  pve({ nodeInterval: '45s' }),
)
accepts('a timeout as long as the interval is none over it', pve({ scrapeTimeout: '1m' }))
refuses(
  "the node exporter's timeout is at most its interval",
  node({ scrapeTimeout: '31s' }),
  'nodeExporter.scrapeTimeout "31s" is over the interval, "30s"; give at most that',
)

for (const port of [0, 65536, -1])
  refuses(
    `${port} is no port`,
    node({ port }),
    `nodeExporter.port ${port} must be ${port < 1 ? '>= 1' : '<= 65535'}`,
  )
refuses('a port is a whole number', node({ port: 9100.5 }), 'nodeExporter.port 9100.5 is not a whole number')
refuses(
  'a port is no text',
  node({ port: '9100' }),
  'nodeExporter.port "9100" is not a whole number; write it without quotes',
)
accepts('65535 is a port', node({ port: 65535 }))
refuses(
  'a job has a name',
  node({ job: '' }),
  "nodeExporter.job \"\" is not the name of a job (1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends)",
)
refuses(
  'a scheme is http or https',
  node({ scheme: 'HTTPS' }),
  'nodeExporter.scheme "HTTPS" is not one of "http", "https"; did you mean "https"?',
)

refuses(
  'an exporter that no hypervisor runs is scraped nowhere',
  { ...lab, hypervisors: [{ ...pve1, exporters: ['node'] }] },
  'hypervisors have none with the exporter "pve"; at least one must answer for the cluster',
)
refuses(
  'a node exporter that no hypervisor runs is switched off outright',
  { ...lab, hypervisors: [{ ...pve1, exporters: ['pve'] }] },
  'nodeExporter is scraped, but no hypervisor has the exporter "node"; say `nodeExporter: false`',
)
refuses(
  'a hypervisor that nothing would ask is none to monitor',
  { ...lab, nodeExporter: false, hypervisors: [pve1, { ...pve2, exporters: ['node'] }] },
  'hypervisors[1].exporters has "node" only, but nodeExporter is false: nothing would ask this hypervisor',
)
refuses(
  'an exporter is named once',
  { ...lab, hypervisors: [{ ...pve1, exporters: ['pve', 'node', 'pve'] }] },
  'hypervisors[0].exporters ["pve","node","pve"] names an exporter twice',
)
refuses(
  'an exporter is one that there is',
  { ...lab, hypervisors: [{ ...pve1, exporters: ['pve', 'smart'] }] },
  'hypervisors[0].exporters[1] "smart" is no exporter of this environment; did you mean "smartctl"?',
)

refuses(
  "a node exporter's job is no other scrape's",
  { ...lab, nodeExporter: { job: 'proxmox-pve-node' } },
  'nodeExporter.job "proxmox-pve-node" is the job of another scrape of this environment; give the node exporters their own',
)
accepts("a node exporter's job may be that of Kubernetes's own", {
  ...lab,
  nodeExporter: { job: 'node-exporter' },
})

const collecting = (collectors: object) => ({ ...lab, pveExporter: { tls: 'insecure', collectors } })
const none = {
  status: false,
  version: false,
  cluster: false,
  resources: false,
  'backup-info': false,
  qdevice: false,
  node: false,
}

refuses(
  'a cluster scrape collects something',
  collecting(none),
  'pveExporter.collectors switches off all that the cluster scrape collects; leave one of them on',
)
for (const name of Object.keys(none).filter(name => name !== 'status'))
  refuses(
    `a cluster scrape that collects ${name} alone collects something, though nothing tells what is down`,
    collecting({ ...none, [name]: true }),
    'warning: pveExporter.collectors.status is false, and without it there is no `pve_up`, which tells what is down',
  )
refuses(
  'without the status nothing tells what is down',
  collecting({ status: false }),
  'warning: pveExporter.collectors.status is false, and without it there is no `pve_up`, which tells what is down',
)
for (const name of ['config', 'replication', 'subscription'])
  refuses(
    `without a node scrape nothing collects ${name}, and the overlay has no exporter whose argument could say so`,
    { ...lab, pveExporter: { tls: 'insecure', nodeInterval: false, collectors: { [name]: false } } },
    `warning: pveExporter.collectors.${name} has no effect, since pveExporter.nodeInterval is false and only the node scrape collects it; leave it out`,
  )
accepts(
  'the other collectors are a choice',
  collecting({ version: false, 'backup-info': false, config: false }),
)

for (const [field, environment, minutes] of [
  ['pveExporter.interval', pve({ interval: '5m' }), 5],
  ['pveExporter.nodeInterval', pve({ nodeInterval: '1w2d' }), 15],
  ['nodeExporter.interval', node({ interval: '300s' }), 5],
] as const) {
  const value = field.split('.').reduce<unknown>((found, key) => Reflect.get(Object(found), key), environment)
  refuses(
    `a ${field} of ${minutes} minutes or more is warned of, for it leaves gaps`,
    environment,
    `warning: ${field} ${JSON.stringify(value)} leaves gaps in the dashboards, which look back ${minutes} minutes for a value; give less`,
  )
}
accepts('node scrapes may be ten minutes apart', pve({ nodeInterval: '10m' }))

test.run()
