import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const [pve1, pve2] = lab.hypervisors
const exporters = (settings: object) => ({ ...lab, exporters: settings })
const running = (names: string[], settings: object = {}) => ({
  ...exporters(settings),
  hypervisors: [{ ...pve1, exporters: names }, pve2],
})
const zfs = { name: 'pve-zfs', port: 9135 }

accepts('exporters are switched on by a word, changed, and switched off again', {
  ...exporters({ ceph: true, smartctl: { interval: '2m' }, zfs: false, custom: [zfs] }),
})
accepts('an exporter that no hypervisor has unasked runs where one names it', {
  ...running(['node', 'pve', 'nut'], { nut: true }),
})

refuses(
  'a misspelt exporter is told with the one that was meant',
  exporters({ smartclt: true }),
  'exporters.smartclt is not a known field; did you mean "smartctl"?',
)
refuses(
  'an exporter is on, off, or has settings',
  exporters({ ceph: 'on' }),
  'exporters.ceph "on" is not an object with port, path, scheme, interval, scrapeTimeout, job, tls, basicAuthSecret or true or false',
)
refuses(
  "an exporter's misspelt setting is told",
  exporters({ ceph: { intervall: '1m' } }),
  'exporters.ceph.intervall is not a known field; did you mean "interval"?',
)
refuses(
  'a custom exporter has a port',
  exporters({ custom: [{ name: 'pve-zfs' }] }),
  'exporters.custom[0].port is missing; add it: port on which it answers',
)
refuses(
  'a custom exporter has a name that can stand in those of objects',
  exporters({ custom: [{ name: 'PVE_ZFS', port: 9135 }] }),
  "exporters.custom[0].name \"PVE_ZFS\" is not an exporter's name (a lower-case letter, then at most 22 lower-case letters, digits and '-', none of these last)",
)
refuses(
  'a path begins with a slash',
  exporters({ zfs: { path: 'probe' } }),
  'exporters.zfs.path "probe" is not a path that begins with /, such as /metrics',
)
for (const [name, why] of [
  ['ceph', 'is known; say `exporters.ceph`, with what differs'],
  ['smartctl-exporter', 'is known; say `exporters.smartctl`, with what differs'],
  ['node-exporter', 'is the node exporter, which nodeExporter is for; give another name'],
  ['pve', 'is the Proxmox VE API; give another name'],
  [
    'pve-exporter-node',
    'is taken: objects of this repository are called proxmox-monit-pve-exporter-node; give another name',
  ],
  [
    'dashboard-cluster',
    'is taken: objects of this repository are called proxmox-monit-dashboard-cluster; give another name',
  ],
] as const)
  refuses(
    `a custom exporter is not called ${name}`,
    exporters({ custom: [{ name, port: 9135 }] }),
    `exporters.custom[0].name "${name}" ${why}`,
  )
refuses(
  'two custom exporters have two names',
  exporters({ custom: [zfs, { ...zfs, port: 9136, job: 'other' }] }),
  'exporters.custom[1].name "pve-zfs" is the name of another custom exporter, too; each has its own',
)

refuses(
  'a hypervisor names an exporter that the environment switches on',
  running(['node', 'pve', 'ceph']),
  'hypervisors[0].exporters[2] "ceph" is not scraped, since the environment does not switch it on; say `exporters.ceph: true`, or leave it out here',
)
refuses(
  'a hypervisor names an exporter that there is',
  running(['node', 'pve', 'pve-zsf'], { custom: [zfs] }),
  'hypervisors[0].exporters[2] "pve-zsf" is no exporter of this environment; did you mean "pve-zfs"?',
)
refuses(
  'an exporter that runs nowhere is not switched on',
  exporters({ nut: true }),
  'exporters.nut is scraped, but no hypervisor has the exporter "nut"; name it in the `exporters` of those that run it, or leave it out',
)

refuses(
  'two exporters of a hypervisor have two ports',
  exporters({ ceph: { port: 9100 } }),
  'exporters.ceph.port 9100 is also nodeExporter.port on "pve1"; give one of them its own port or path, or each of them to other hypervisors',
)
accepts('two exporters of other hypervisors share a port', {
  ...lab,
  exporters: { ceph: true, custom: [{ ...zfs, port: 9283 }] },
  hypervisors: [
    { ...pve1, exporters: ['node', 'pve', 'ceph'] },
    { ...pve2, exporters: ['node', 'pve', 'pve-zfs'] },
  ],
})
accepts('two exporters behind one proxy share a port', exporters({ zfs: { port: 9100, path: '/zfs' } }))
refuses(
  'no exporter is where the API is',
  exporters({ custom: [{ ...zfs, port: 8006 }] }),
  "exporters.custom[0].port 8006 is the port of the Proxmox VE API; give the exporter's own",
)
refuses(
  'two scrapes have two jobs',
  exporters({ zfs: { job: 'proxmox-node-exporter' } }),
  'exporters.zfs.job "proxmox-node-exporter" is the job of nodeExporter; give the exporters their own',
)
refuses(
  'no exporter has the job of the API',
  exporters({ custom: [{ ...zfs, name: 'pve-node' }] }),
  'exporters.custom[0].job "proxmox-pve-node" is the job of another scrape of this environment; give the exporters their own',
)
refuses(
  'a scrape ends before the next one begins',
  exporters({ zfs: { interval: '30s', scrapeTimeout: '40s' } }),
  'exporters.zfs.scrapeTimeout "40s" is over the interval, "30s"; give at most that',
)
accepts(
  'the default timeout of a slow exporter is never over its interval',
  exporters({ ipmi: { interval: '20s' } }),
)
refuses(
  'an exporter that is scraped seldom leaves gaps',
  exporters({ smartctl: { interval: '10m' } }),
  'warning: exporters.smartctl.interval "10m" leaves gaps in the dashboards, which look back 5 minutes for a value; give less',
)
refuses(
  'HTTPS says how it is verified',
  exporters({ zfs: { scheme: 'https' } }),
  'exporters.zfs.tls is missing, and the scheme is "https"; give { caSecret }, { caConfigMap }, {} for public roots, or "insecure"',
)
refuses(
  'a password over plain HTTP is warned of',
  exporters({ custom: [{ ...zfs, basicAuthSecret: 'zfs' }] }),
  'warning: exporters.custom[0].basicAuthSecret goes over "http" in the clear; give `scheme: "https"` and tls',
)
refuses(
  'a static environment on OpenShift is warned where an exporter alone needs a ScrapeConfig',
  { ...exporters({ ceph: true }), nodeExporter: false, discovery: 'static', platform: 'openshift' },
  'warning: discovery "static" scrapes exporters on the hypervisors by a ScrapeConfig, which the Prometheus of OpenShift\'s user workload monitoring does not select; give "endpointslices", or use a Prometheus of your own',
)

test.run()
