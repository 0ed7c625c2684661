import type { Affinity, Environment, ExporterSettings, LabelSelector } from '../../lib/environment.ts'

const sealed = `${'Ag'.repeat(60)}==`
const digest = `sha256:${'0123456789abcdef'.repeat(4)}`
const repository = { url: 'https://git.corp.internal/platform/proxmox.git', branch: 'live', path: 'a/b' }

const selector: LabelSelector = {
  matchLabels: { app: 'prometheus' },
  matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['batch'] }],
}
const podTerm = {
  topologyKey: 'kubernetes.io/hostname',
  labelSelector: selector,
  namespaces: ['monitoring'],
  namespaceSelector: selector,
}
const nodeTerm = {
  matchExpressions: [{ key: 'zone', operator: 'In' as const, values: ['a', 'b'] }],
  matchFields: [{ key: 'metadata.name', operator: 'NotIn' as const, values: ['worker-1'] }],
}
const pods = {
  requiredDuringSchedulingIgnoredDuringExecution: [podTerm],
  preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 7, podAffinityTerm: podTerm }],
}
const affinity: Affinity = {
  nodeAffinity: {
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [nodeTerm] },
    preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 3, preference: nodeTerm }],
  },
  podAffinity: pods,
  podAntiAffinity: pods,
}

const settings = (port: number): ExporterSettings => ({
  port,
  path: '/probe/metrics',
  scheme: 'https',
  interval: '90s',
  scrapeTimeout: '40s',
  job: `own-${port}`,
  tls: { caConfigMap: 'exporters-ca', serverName: 'exporters.corp.internal' },
  basicAuthSecret: 'exporters-login',
})

/**
 * Environments that use every field together, in every mode, and one that says as little as it can. A field that none of them uses
 * fails a test: add it to the one where it fits.
 */
export const environments: Record<string, Environment> = {
  bare: {
    hypervisors: [
      { name: 'pve1', address: '198.51.100.1' },
      { name: 'pve2', address: '2001:DB8::2' },
    ],
    pveExporter: { tls: 'insecure' },
  },
  paris: {
    namespace: 'monitoring-paris',
    labels: { site: 'paris', 'example.com/team': 'a' },
    hypervisors: [
      { name: 'pve1', address: '203.0.113.1', serverName: 'pve1.corp.internal' },
      { name: 'pve2', address: '2001:db8::2', exporters: ['node', 'pve', 'ceph', 'raid'] },
      {
        name: 'pve3',
        address: '203.0.113.3',
        exporters: ['node', 'smartctl', 'zfs', 'nut', 'ipmi', 'apcupsd'],
      },
    ],
    discovery: 'endpoints',
    pveExporter: {
      credentials: { secret: 'pve-token' },
      tls: { caSecret: 'pve-ca', serverName: 'pve.corp.internal' },
      certificateSecret: 'exporter-tls',
      image: { name: 'registry.corp.internal/pve-exporter', tag: '3.11.0' },
      imagePullPolicy: 'Always',
      imagePullSecrets: [{ name: 'registry' }],
      resources: {
        requests: { cpu: '75m', memory: '200Mi', 'ephemeral-storage': '1Mi' },
        limits: { cpu: '2', memory: '600Mi', 'ephemeral-storage': '64Mi' },
      },
      nodeSelector: { zone: 'a' },
      tolerations: [
        { key: 'only', operator: 'Equal', value: 'monitoring', effect: 'NoExecute', tolerationSeconds: 60 },
      ],
      affinity,
      priorityClassName: 'monitoring',
      podAnnotations: { note: 'a\nb', 'example.com/owner': 'team-a' },
      listenAddress: '0.0.0.0',
      collectors: { 'backup-info': false, config: false, qdevice: true },
      interval: '45s',
      nodeInterval: '3m',
      scrapeTimeout: '40s',
    },
    nodeExporter: {
      port: 9101,
      scheme: 'https',
      interval: '20s',
      scrapeTimeout: '15s',
      job: 'hypervisors',
      tls: { caSecret: 'node-ca', serverName: 'node.corp.internal' },
      basicAuthSecret: 'node-login',
    },
    exporters: {
      apcupsd: settings(1001),
      ceph: settings(1002),
      ipmi: settings(1003),
      nut: settings(1004),
      smartctl: settings(1005),
      zfs: settings(1006),
      custom: [{ name: 'raid', ...settings(1007), port: 1007 }],
    },
    telegraf: {
      interval: '10m',
      credentialsSecret: 'telegraf-token',
      image: { name: 'registry.corp.internal/telegraf', tag: '1.38.0', digest },
      resources: {
        requests: { cpu: '30m', memory: '70Mi', 'ephemeral-storage': '1Mi' },
        limits: { cpu: '600m', memory: '300Mi', 'ephemeral-storage': '16Mi' },
      },
    },
    backupServers: [
      {
        name: 'pbs1',
        address: '2001:db8::7',
        port: 443,
        tls: { caSecret: 'pbs-ca', serverName: 'pbs.corp.internal' },
        credentialsSecret: 'pbs1-token',
        datastores: [{ name: 'main', namespaces: ['', 'prod/web'] }, { name: 'archive' }],
      },
      { name: 'pbs2', address: '192.0.2.8', tls: { caConfigMap: 'pbs2-ca' }, datastores: [{ name: 'all' }] },
      { name: 'pbs3', address: '192.0.2.9', tls: {}, datastores: [{ name: 'all' }] },
      { name: 'pbs4', address: '192.0.2.10', tls: 'insecure', datastores: [{ name: 'all' }] },
    ],
    prometheus: {
      monitorLabels: { release: 'kube-prometheus-stack', 'example.com/scrape': 'yes' },
      serviceAccount: { name: 'prometheus-k8s', namespace: 'observability' },
      sharded: true,
    },
    alerts: {
      interval: '1m',
      labels: { team: 'virtualization' },
      runbooks: 'https://wiki.corp.internal/proxmox',
      except: { tags: ['lab', 'ci.test'], guests: ['ci-*', 'web.1'], ids: [100, 101], storages: ['iso*'] },
      rules: {
        ProxmoxNodeDown: { for: '2m', severity: 'warning', labels: { page: 'no' } },
        ProxmoxSwapHigh: false,
        ProxmoxStorageFillingUp: { window: '12h' },
        ProxmoxStorageFull: { threshold: 0.8 },
      },
    },
    dashboards: { folder: 'Virtualisation', sidecarLabels: { dashboards: 'yes', 'example.com/find': '1' } },
    networkPolicy: {
      from: [
        { podSelector: selector, namespaceSelector: selector },
        { ipBlock: { cidr: '198.51.100.0/24', except: ['198.51.100.128/25'] } },
      ],
      dns: ['10.96.0.10', '2001:db8::53'],
    },
    delivery: {
      repository,
      controller: 'west',
      revision: 'refs/tags/v1.2',
      argocd: {
        namespace: 'gitops',
        cluster: 'paris',
        syncsEndpoints: true,
        automated: false,
        annotations: { 'notifications.argoproj.io/subscribe.on-sync-failed.slack': 'monitoring' },
        syncWindows: [
          {
            kind: 'deny',
            schedule: '0 22 * * *',
            duration: '1h30m',
            timeZone: 'Europe/Paris',
            manualSync: true,
          },
        ],
      },
    },
    patches: [
      {
        target: { kind: 'Deployment', name: 'proxmox-monit-pve-exporter.*' },
        patch: [
          { op: 'add', path: '/spec/template/spec/terminationGracePeriodSeconds', value: 5 },
          { op: 'test', path: '/spec/replicas', value: 1 },
          { op: 'replace', path: '/spec/replicas', value: 2 },
          { op: 'copy', from: '/spec/replicas', path: '/spec/revisionHistoryLimit' },
          { op: 'remove', path: '/spec/template/spec/priorityClassName' },
          { op: 'move', from: '/spec/revisionHistoryLimit', path: '/spec/progressDeadlineSeconds' },
        ],
      },
    ],
  },
  lyon: {
    namePrefix: 'ly-',
    platform: 'openshift',
    hypervisors: [
      { name: 'pve1', address: '203.0.113.1', exporters: ['node', 'pve', 'apcupsd', 'nut'] },
      { name: 'pve2', address: '2001:db8::2' },
      { name: 'pve3', address: '203.0.113.3', exporters: ['pve'] },
    ],
    discovery: 'endpointslices',
    pveExporter: {
      credentials: {
        sealedSecret: {
          encryptedData: { PVE_USER: sealed, PVE_TOKEN_NAME: sealed, PVE_TOKEN_VALUE: sealed },
        },
      },
      tls: { caConfigMap: 'pve-ca' },
      image: { digest },
      nodeInterval: '80s',
    },
    exporters: {
      apcupsd: true,
      ceph: true,
      ipmi: true,
      nut: true,
      smartctl: true,
      zfs: true,
      custom: [{ name: 'raid', port: 9999 }],
    },
    telegraf: true,
    backupServers: [
      { name: 'pbs1', address: '2001:db8::7', tls: 'insecure', datastores: [{ name: 'main' }] },
    ],
    prometheus: { monitorLabels: { scrape: 'yes' }, ruleLabels: { role: 'alert-rules' } },
    dashboards: { folder: 'Proxmox VE', grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } },
    alerts: { except: { tags: [] } },
    delivery: {
      repository,
      revision: '0123456789abcdef0123456789abcdef01234567',
      flux: {
        namespace: 'flux',
        secret: 'git-read',
        interval: '30m',
        serviceAccount: 'proxmox-monitoring',
        dependsOn: [{ name: 'operators', namespace: 'flux-system' }, { name: 'crds' }],
      },
    },
  },
  nice: {
    labels: { site: 'nice' },
    hypervisors: [
      { name: 'pve1', address: '203.0.113.1', serverName: 'pve1.corp.internal' },
      { name: 'pve2', address: '2001:db8::2', exporters: ['pve', 'smartctl', 'nut', 'apcupsd'] },
    ],
    discovery: 'static',
    pveExporter: {
      credentials: {
        externalSecret: {
          store: { name: 'vault', kind: 'ClusterSecretStore' },
          key: 'pve/nice',
          properties: { user: 'name', tokenName: 'id', tokenValue: 'secret' },
          refreshInterval: '30m',
        },
      },
      tls: { caConfigMap: 'pve-ca' },
      certificateSecret: 'exporter-tls',
      collectors: { subscription: false, replication: false },
      scrapeTimeout: '30s',
    },
    nodeExporter: { scheme: 'https', tls: { caConfigMap: 'node-ca' }, scrapeTimeout: '9s' },
    exporters: {
      apcupsd: { scheme: 'https', tls: { caSecret: 'exporters-ca' } },
      ceph: { scheme: 'https', tls: { caSecret: 'exporters-ca' }, interval: '30s' },
      ipmi: { scheme: 'https', tls: { caSecret: 'exporters-ca' }, interval: '20s' },
      nut: { scheme: 'https', tls: { caSecret: 'exporters-ca' }, job: 'ups' },
      smartctl: { ...settings(1005), tls: { caSecret: 'exporters-ca' } },
      zfs: { scheme: 'https', tls: { caSecret: 'exporters-ca' }, path: '/zfs' },
      custom: [{ name: 'raid', port: 1007, scheme: 'https', tls: { caSecret: 'raid-ca' } }],
    },
    telegraf: true,
    prometheus: { monitorLabels: { release: 'prometheus' }, sharded: true },
    delivery: {
      repository: { url: repository.url },
      argocd: { applicationSet: 'proxmox', cluster: 'https://203.0.113.5:6443' },
    },
  },
  // One standalone host, without all that can be left out.
  solo: {
    namePrefix: '',
    platform: 'openshift',
    hypervisors: [{ name: 'pve', address: '203.0.113.9' }],
    pveExporter: {
      credentials: { sops: { file: 'token.sops.yaml', secret: 'pve-solo', config: true } },
      tls: { serverName: 'pve.corp.internal' },
      nodeInterval: false,
      collectors: {
        status: true,
        version: false,
        node: false,
        cluster: false,
        resources: true,
        replication: false,
      },
    },
    nodeExporter: false,
    prometheus: { sharded: true },
    alerts: false,
    dashboards: false,
    networkPolicy: false,
    delivery: {
      repository: { url: 'ssh://git@git.corp.internal/platform/proxmox.git' },
      controller: 'east',
      flux: { source: 'platform', decryptionSecret: 'sops-key', serviceAccount: 'proxmox' },
    },
  },
  // One exporter for both scrapes, whose configuration is a whole file.
  single: {
    hypervisors: [{ name: 'pve', address: '203.0.113.9', serverName: 'pve.corp.internal' }],
    pveExporter: {
      single: true,
      credentials: { sealedSecret: { encryptedData: { 'pve.yml': sealed } } },
      tls: { caConfigMap: 'pve-ca' },
    },
    networkPolicy: { dns: [] },
    delivery: {
      repository: { url: 'ssh://git@git.corp.internal/platform/proxmox.git', branch: 'main' },
      controller: 'east',
      flux: { source: 'platform' },
    },
  },
  // The same, where nothing tells names.
  'single-static': {
    hypervisors: [{ name: 'pve', address: '203.0.113.9' }],
    discovery: 'static',
    pveExporter: {
      single: true,
      credentials: {
        externalSecret: {
          store: { name: 'vault' },
          key: 'pve',
          template:
            "default:\n  user: '{{ .user }}'\n  token_name: '{{ .tokenName }}'\n  token_value: '{{ .tokenValue }}'\n  verify_ssl: false\n",
        },
      },
      tls: 'insecure',
    },
    nodeExporter: { job: 'node-exporter', scheme: 'https', tls: 'insecure' },
    networkPolicy: { from: [{ namespaceSelector: {} }] },
    delivery: { repository: { url: repository.url }, argocd: { project: 'platform' } },
  },
  // A password, a configuration in a Secret, and backups of servers that no Proxmox VE is asked about.
  password: {
    hypervisors: [{ name: 'pve1', address: '198.51.100.21' }],
    pveExporter: {
      tls: 'insecure',
      credentials: { sealedSecret: { encryptedData: { PVE_USER: sealed, PVE_PASSWORD: sealed } } },
    },
    backupServers: [{ name: 'pbs1', address: '192.0.2.8', tls: 'insecure', datastores: [{ name: 'main' }] }],
    delivery: { repository, revision: 'Stage/Two', flux: { namespace: 'flux', secret: 'git-read' } },
  },
  configured: {
    hypervisors: [{ name: 'pve1', address: '198.51.100.31' }],
    discovery: 'endpointslices',
    pveExporter: {
      tls: 'insecure',
      credentials: { configSecret: 'pve-config' },
      nodeInterval: false,
      scrapeTimeout: '55s',
    },
    delivery: {
      repository: { url: repository.url },
      argocd: { applicationSet: 'proxmox', syncsEndpoints: true },
    },
  },
  tagged: {
    hypervisors: [{ name: 'pve1', address: '198.51.100.41' }],
    pveExporter: { tls: 'insecure', credentials: { secret: 'pve-tagged' } },
    alerts: false,
    dashboards: false,
    delivery: { repository, revision: 'refs/tags/v1.2', flux: { namespace: 'flux', secret: 'git-read' } },
  },
}
