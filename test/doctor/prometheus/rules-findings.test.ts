import { test } from 'uvu'
import { examineEach, type Scenes } from '../examined.ts'
import {
  config,
  dropping,
  evaluating,
  ruler,
  scraping,
  selecting,
  selector,
  team,
} from './told-prometheus.ts'

const unsent = { prometheus: { alertmanagers: { activeAlertmanagers: [] } } }
const service = (
  name: string,
  namespace: string,
  ports: object[] | undefined = [{ name: 'web', port: 9093 }],
) => ({
  metadata: { name, namespace },
  spec: ports.length === 0 ? {} : { ports },
})
const group = (own: object[], file = '/etc/prometheus/rules/k8s/proxmox-newyork-rules-4f1c.yaml') => ({
  prometheus: { rules: { groups: [{ name: 'proxmox', file, rules: own }] } },
})

const scenes: Record<string, Scenes> = {
  PM601: {
    ...selecting,
    ...evaluating,
    'its selector asks for a label': selector({ ruleSelector: team }),
    'its selector is not set': selector({ ruleSelector: undefined }),
    'rules have labels of their own': selector(
      { ruleSelector: team },
      { environment: { prometheus: { monitorLabels: { release: 'stack' }, ruleLabels: { a: 'b' } } } },
    ),
    'it looks in its own namespace only': selector({ ruleNamespaceSelector: undefined }),
    'it looks in namespaces with a label': selector({ ruleNamespaceSelector: team }),
    'a ruler asks for a label': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleSelector: team })] },
    }),
    'a ruler looks in its own namespace only': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleNamespaceSelector: undefined })] },
    }),
    'a ruler has no selector': scraping([], {
      lists: { Prometheus: [], ThanosRuler: [ruler({ ruleSelector: undefined })] },
    }),
  },
  PM602: {
    ...evaluating,
    'rules are loaded': scraping(
      [],
      group([
        { name: 'a', health: 'ok' },
        { name: 'b', health: 'unknown' },
      ]),
    ),
    'rules fail': scraping(
      [],
      group([
        { name: 'a', health: 'ok' },
        { name: 'b', health: 'err', lastError: 'many-to-many' },
        { name: 'c', health: 'err', lastError: 'other' },
      ]),
    ),
    'rules of others are loaded alone': scraping(
      [],
      group(
        [{ name: 'a', health: 'err', lastError: 'b' }],
        '/etc/prometheus/rules/other-newyork-rules-1.yaml',
      ),
    ),
    'nothing is loaded': scraping([], { prometheus: { rules: { groups: [] } } }),
  },
  PM603: {
    ...evaluating,
    'one is there': scraping(),
    'two are there': scraping([], {
      prometheus: {
        alertmanagers: {
          activeAlertmanagers: [{ url: 'http://10.0.0.1:9093/a' }, { url: 'https://alerts.example.com/b' }],
        },
      },
    }),
    'none is named, and none is in the cluster': scraping([], unsent),
    'none is named, and some are in the cluster': scraping([], {
      ...unsent,
      lists: {
        Service: [
          service('alertmanager', 'other'),
          service('am', 'monitoring'),
          service('my-alertmanager', 'monitoring', [{ name: 'a', port: 80 }, { port: 9093 }]),
          service('web', 'monitoring', [{ name: 'web', port: 80 }]),
          service('none', 'monitoring', []),
        ],
      },
    }),
    'none is named, and only other Services are in the cluster': scraping([], {
      ...unsent,
      lists: {
        Service: [
          service('web', 'monitoring', [{ name: 'web', port: 80 }]),
          service('none', 'monitoring', []),
        ],
      },
    }),
    "the operator's own is in the cluster": scraping([], {
      ...unsent,
      lists: {
        Service: [service('my-alertmanager', 'monitoring'), service('alertmanager-operated', 'monitoring')],
      },
    }),
    'the named one is not found': scraping([], {
      ...unsent,
      spec: { alerting: { alertmanagers: [{ name: 'am', port: 'web' }] } },
      lists: { Service: [service('alertmanager-operated', 'other'), service('plain', 'other')] },
    }),
    'the named one of another namespace is not found': scraping([], {
      ...unsent,
      spec: { alerting: { alertmanagers: [{ namespace: 'alerts', name: 'am', port: 9093 }, { name: 'b' }] } },
    }),
    'Services may not be listed': scraping([], { ...unsent, refused: ['Service'] }),
  },
  PM606: {
    ...evaluating,
    'nothing is configured': scraping([], config('')),
    'nothing is thrown away': dropping(
      { source_labels: ['severity'], regex: 'info', action: 'drop' },
      { source_labels: ['environment'], regex: '.+', action: 'keep' },
      { source_labels: ['instance'], regex: '.*', action: 'drop' },
      { regex: '.*', action: 'labeldrop' },
    ),
    'one is dropped': dropping({ source_labels: ['severity'], regex: 'crit.*', action: 'drop' }),
    'all are dropped': dropping({
      source_labels: ['environment', 'alertname'],
      regex: 'newyork;Proxmox.*',
      action: 'drop',
    }),
    'all are dropped by another separator': dropping({
      source_labels: ['environment', 'alertname'],
      separator: '-',
      regex: 'newyork-Proxmox.*',
      action: 'drop',
    }),
    'all are dropped, whatever they are': dropping({ action: 'drop' }),
    'others are kept': dropping({ source_labels: ['environment'], regex: 'paris|lyon', action: 'keep' }),
    'one Alertmanager gets none': scraping(
      [],
      config(
        JSON.stringify({
          alerting: {
            alertmanagers: [
              {},
              {
                alert_relabel_configs: [{ source_labels: ['environment'], regex: 'newyork', action: 'drop' }],
              },
            ],
          },
        }),
      ),
    ),
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
