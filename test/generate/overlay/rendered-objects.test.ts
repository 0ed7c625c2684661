import * as assert from 'uvu/assert'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { renderedObjects } from '../../../lib/generate/overlay/rendered-objects.ts'
import { kubectlSuite, type Rendered } from '../../kubectl.ts'
import { environments as usingEveryField } from '../environments.ts'
import { lab, modes, render } from './render.ts'

const test = kubectlSuite('objects as Kustomize renders them')

/** Environments with everything that Kustomize itself adds: names, labels, image, namespace. */
const environments: Record<string, Environment> = Object.fromEntries([
  ...Object.entries(usingEveryField),
  ...modes.map(discovery => [discovery, { ...lab, discovery }]),
  [
    'sealed',
    {
      ...lab,
      pveExporter: {
        tls: 'insecure',
        credentials: { sealedSecret: { encryptedData: { 'pve.yml': 'A'.repeat(100) } } },
      },
    },
  ],
  [
    'external',
    {
      ...lab,
      pveExporter: {
        tls: 'insecure',
        credentials: { externalSecret: { store: { name: 'vault' }, key: 'pve/lab' } },
      },
    },
  ],
  [
    'own',
    {
      ...lab,
      namespace: 'observability',
      namePrefix: 'next-',
      labels: { site: 'paris' },
      pveExporter: {
        tls: { caConfigMap: 'pve-root-ca' },
        image: { name: 'registry.example.com/pve-exporter', tag: '3.11.0' },
        resources: { limits: { memory: '1Gi' } },
      },
      prometheus: {
        monitorLabels: { release: 'kube-prometheus-stack' },
        serviceAccount: { name: 'prometheus-k8s', namespace: 'monitoring' },
      },
      telegraf: true,
      backupServers: [
        { name: 'pbs1', address: '192.0.2.7', tls: 'insecure', datastores: [{ name: 'main' }] },
      ],
    },
  ],
])

/** What nobody generates: the overlay lists it. */
const filesOfOthers = { 'overlays/solo/token.sops.yaml': 'apiVersion: v1\nkind: List\nitems: []\n' }

for (const [name, environment] of Object.entries(environments))
  test(`${name} holds the same objects`, () => {
    const [expected = []] = render({ [name]: environment }, filesOfOthers)
    const objects = renderedObjects(complete(name, `environments/${name}.ts`, environment))
    assert.equal(sorted(objects as Rendered[]), sorted(expected))
  })

/** By kind and name; dashboards are compared without their JSON. */
const sorted = (objects: Rendered[]) =>
  objects
    .map(({ data, ...object }) =>
      object.metadata.name.includes('-dashboard-') ? object : { ...object, ...(data && { data }) },
    )
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

const keyOf = ({ kind, metadata }: { kind?: string; metadata: { name: string } }) =>
  `${kind} ${metadata.name}`

test.run()
