import type { Collectors, Environment } from '../../../../lib/environment.ts'

const tls = 'insecure' as const
const collectors = ['status', 'version', 'node', 'cluster', 'resources', 'backup-info', 'qdevice'] as const
const ofNode = ['config', 'replication', 'subscription'] as const
const repository = { url: 'https://git.corp.internal/a/b.git' }
const pbs = [
  { name: 'pbs1', address: '192.0.2.8', tls, datastores: [{ name: 'main' }] },
] satisfies Environment['backupServers']

/** What an environment changes of its rules, each on its own; test/generate/environments.ts has more together. */
export const variants: Record<string, Partial<Environment>> = {
  'scrapes that come often': {
    pveExporter: { tls, interval: '10s', nodeInterval: '20s' },
    nodeExporter: { interval: '5s' },
  },
  'scrapes that come more seldom than a sample lasts': {
    pveExporter: { tls, interval: '10m', nodeInterval: '30m' },
    nodeExporter: { interval: '20m' },
  },
  'no node exporter': { nodeExporter: false },
  'no node scrape': { pveExporter: { tls, nodeInterval: false } },
  'neither of them': { nodeExporter: false, pveExporter: { tls, nodeInterval: false } },
  ...Object.fromEntries(
    [...collectors, ...ofNode].map((name): [string, Partial<Environment>] => [
      `the collector ${name} off`,
      { pveExporter: { tls, collectors: { [name]: false } satisfies Collectors } },
    ]),
  ),
  'telegraf that asks seldom': { telegraf: { interval: '1h' } },
  'backup servers alone': { backupServers: pbs },
  'telegraf that asks often, and backup servers': { telegraf: { interval: '10s' }, backupServers: pbs },
  ...Object.fromEntries(
    (['apcupsd', 'ceph', 'ipmi', 'nut', 'smartctl', 'zfs'] as const).map(
      (name): [string, Partial<Environment>] => [
        `${name} that is asked seldom`,
        { exporters: { [name]: { interval: '20m', job: 'own.job' } } },
      ],
    ),
  ),
  'custom exporters': {
    exporters: {
      custom: [
        { name: 'a', port: 1 },
        { name: 'b', port: 2, job: 'b.c', interval: '5m' },
      ],
    },
  },
  sharded: { prometheus: { sharded: true } },
  'a ruler': { prometheus: { ruleLabels: { role: 'rules' } } },
  'no exception': { alerts: { except: { tags: [] } } },
  'every exception': {
    alerts: {
      except: { tags: ['a+b', 'c.d'], guests: ['ci-*', 'a.b'], ids: [100, 200], storages: ['*-iso', 'x'] },
    },
  },
  'an alert switched off': { alerts: { rules: { ProxmoxNodeDown: false } } },
  'alerts of its own': {
    alerts: {
      rules: {
        ProxmoxNodeDown: { for: '1h', severity: 'info', labels: { page: 'no' } },
        ProxmoxStorageFull: { threshold: 0 },
        ProxmoxStorageFillingUp: { window: '1m', threshold: 60 },
      },
    },
  },
  'runbooks in a folder and a branch of the repository': {
    delivery: { repository: { ...repository, branch: 'live', path: 'a/b' }, flux: {} },
  },
  'runbooks in a repository that is not on the web': {
    delivery: { repository: { url: 'ssh://git@git.corp.internal/a' }, flux: {} },
  },
}
