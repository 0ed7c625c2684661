import { type Fault, said } from './fault.ts'

/** Of what the other alerts look at. */
export const monitoringFaults: Fault[] = [
  said(
    "a node's pvestatd is dead",
    { nodes: { pve3: { reportsStatus: false } } },
    {
      alertname: 'ProxmoxNodeStatusStale',
      severity: 'warning',
      node: 'pve3',
    },
  ),
  said(
    'guests vanish from what the token may see',
    { guests: { 601: null, 602: null, 603: null, 604: null } },
    {
      alertname: 'ProxmoxGuestsMissing',
      severity: 'warning',
    },
  ),
  {
    what: 'a node refuses connections though the cluster sees it',
    source: 'network',
    environment: 'faulty',
    begin: ({ hypervisors }) => hypervisors.pve5?.fault({ kind: 'refuse' }),
    raises: [
      { alertname: 'ProxmoxNodeScrapeFailing', severity: 'warning', node: 'pve5' },
      { alertname: 'ProxmoxNodeExporterDown', severity: 'warning', node: 'pve5' },
    ],
  },
  {
    what: 'the token is no longer valid',
    source: 'Proxmox VE API',
    environment: 'refused',
    begin: ({ change }) => change({ accounts: { 'prometheus@pve!monitoring': { secret: 'another' } } }),
    raises: [
      { alertname: 'ProxmoxApiRefused', severity: 'warning' },
      { alertname: 'ProxmoxClusterScrapeFailing', severity: 'critical' },
      { alertname: 'ProxmoxNodeScrapeFailing', severity: 'warning', node: 'refused1' },
    ],
  },
  {
    what: 'the API fails at what only the cluster scrape asks for',
    source: 'Proxmox VE API',
    environment: 'halted',
    begin: ({ change }) => change({ nodes: { halted1: { brokenPaths: ['/cluster/resources'] } } }),
    raises: [{ alertname: 'ProxmoxClusterScrapeFailingWhileNodesAnswer', severity: 'critical' }],
  },
  {
    what: "an operator's patch drops the cluster's nodes on their way",
    source: 'Kubernetes',
    environment: 'dropped',
    begin: ({ apply }) => apply('without nodes'),
    end: ({ apply }) => apply('as it is'),
    raises: [{ alertname: 'ProxmoxClusterSeriesMissing', severity: 'critical' }],
  },
  {
    what: "an exporter's pod is gone",
    source: 'Kubernetes',
    environment: 'dropped',
    begin: ({ scale }) => scale('pve-exporter-node', 0),
    end: ({ scale }) => scale('pve-exporter-node', 1),
    raises: [{ alertname: 'ProxmoxExporterDown', severity: 'critical', instance: 'pve-exporter-node' }],
  },
  {
    what: 'storages vanish from what the token may see',
    source: 'Proxmox VE API',
    environment: 'dropped',
    begin: ({ change }) => change({ storages: { local: null, 'local-zfs': null, ceph: null } }),
    raises: [{ alertname: 'ProxmoxStoragesMissing', severity: 'warning' }],
  },
  {
    what: 'a host that stands alone is dead',
    source: 'network',
    environment: 'gone',
    begin: ({ hypervisors }) => hypervisors.gone1?.fault({ kind: 'refuse' }),
    raises: [{ alertname: 'ProxmoxHypervisorsGone', severity: 'critical', node: 'gone1' }],
  },
]
