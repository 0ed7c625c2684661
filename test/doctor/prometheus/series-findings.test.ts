import { test } from 'uvu'
import { examineEach, type Scenes } from '../examined.ts'
import {
  asking,
  foreign,
  type Own,
  ofExporter,
  ofNode,
  rows,
  scraping,
  target,
  well,
} from './told-prometheus.ts'

const apart = (instance: string | undefined, seconds: string) => ({
  metric: instance === undefined ? {} : { instance },
  value: [0, seconds],
})
/** A scrape of another one's, and the series that it brings. */
const old = (own: Own, metric: object = {}, cluster: object = { id: 'cluster/newyork' }) => {
  const scrape = target('old-pve', '10.244.0.30:9221', 'old', 'http://10.244.0.30:9221/pve', own)
  const { environment: _, ...labels } = scrape.labels
  return scraping([...well, { ...scrape, labels }], {
    ...rows(
      { metric: { environment: 'newyork', job: 'proxmox-pve-cluster', ...cluster } },
      { metric: { environment: 'newyork', job: 'proxmox-pve-node', id: 'node/virtrc18u' } },
      { metric: { ...labels, id: 'cluster/newyork', ...metric } },
    ),
  })
}
const release = (name: string | undefined, namespace: string | undefined): Own => ({
  discoveredLabels: {
    ...(name && { __meta_kubernetes_service_annotation_meta_helm_sh_release_name: name }),
    ...(namespace && { __meta_kubernetes_service_annotation_meta_helm_sh_release_namespace: namespace }),
  },
})

const scenes: Record<string, Scenes> = {
  PM508: {
    ...asking,
    'nobody else scrapes it': old({}, { id: 'cluster/other' }),
    'a release scrapes it': old(release('old', 'monitoring')),
    'a release without a namespace': old(release('old', undefined)),
    'a release without a name': old(release(undefined, 'monitoring')),
    'somebody scrapes it': old({}),
    'another environment scrapes it': old({}, { environment: 'paris' }),
    'it was scraped before, and is no target now': old({}, { job: 'older' }),
    'a target of another instance': old({}, { instance: 'another' }),
    'a target of another namespace': old({}, { namespace: 'another' }),
    'a host that stands alone is scraped': old({}, { id: 'node/virtrc18u' }, { id: 'node/virtrc18u' }),
    'a host of the cluster is scraped': old({}, { id: 'node/virtrc18u' }),
    'it is in no namespace': scraping(
      [...well, { ...foreign, labels: { job: 'old', instance: 'a' }, scrapePool: 'static' }],
      rows(
        { metric: { environment: 'newyork', id: 'cluster/newyork' } },
        { metric: { job: 'old', instance: 'a', id: 'cluster/newyork' } },
        { metric: { job: 'old', instance: 'a', id: 'cluster/newyork' } },
      ),
    ),
  },
  PM509: {
    ...asking,
    'a target has no label': scraping([ofNode({ labels: { environment: undefined as never } })]),
    'targets have another label': scraping([
      ofNode({ labels: { environment: 'proxmox' } }),
      ...ofExporter({ labels: { environment: 'other' } }),
    ]),
    'Prometheus writes over it': scraping([ofNode({ labels: { environment: 'proxmox' } })], {
      spec: { enforcedNamespaceLabel: 'environment' },
    }),
    'Prometheus writes over it, and excludes others': scraping(
      [ofNode({ labels: { environment: 'proxmox' } })],
      {
        spec: {
          enforcedNamespaceLabel: 'environment',
          excludedFromEnforcement: [{ group: 'monitoring.coreos.com', resource: 'probes', namespace: 'a' }],
        },
      },
    ),
    'Prometheus writes over another one': scraping([ofNode({ labels: { environment: 'proxmox' } })], {
      spec: { enforcedNamespaceLabel: 'namespace' },
    }),
  },
  PM510: {
    ...asking,
    'they differ by half a minute': scraping(
      undefined,
      rows(apart('virtrc18u', '30'), apart('virtrc19u', '-30')),
    ),
    'they differ by more': scraping(
      undefined,
      rows(apart('virtrc18u', '30.6'), apart('virtrc19u', '-61.2'), apart('other', '3600')),
    ),
    'a series has no instance': scraping(undefined, rows(apart(undefined, '100'))),
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
