import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as assert from 'uvu/assert'
import { type FieldChange, fieldChanges } from '../../lib/difference/field-changes.ts'
import { renderingOf } from '../../lib/difference/rendering/rendering.ts'
import { overlaysOf } from '../../lib/difference/rendering/tree.ts'
import type { Environment } from '../../lib/environment.ts'
import { lab, modes, texts } from '../generate/overlay/render.ts'
import { kubectlSuite, kustomize } from '../kubectl.ts'

const test = kubectlSuite('rendering without kubectl')
const repository = join(import.meta.dirname, '../..')

const treeOf = (files: Record<string, string>) => ({
  paths: Object.keys(files),
  read: (path: string) => files[path],
})

/** Objects by kind and name, each with its fields in the order of their names. */
const sorted = (objects: { kind: string; metadata: { name: string } }[]) =>
  Object.fromEntries(
    objects
      .map(object => [`${object.kind} ${object.metadata.name}`, object] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  )

/** A difference as a failed test shows it: a whole dashboard would hide it. */
const shown = ({ path, before, after }: FieldChange): string =>
  `${path.join('/')}: ${JSON.stringify(before)?.slice(0, 80)} → ${JSON.stringify(after)?.slice(0, 80)}`

const same = (files: Record<string, string>, environment: string) => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const rendered = kustomize(join(root, 'overlays', environment))
  rmSync(root, { recursive: true })
  const own = [...renderingOf(treeOf(files), environment).objects.values()].map(({ value }) => value())
  assert.equal(fieldChanges(sorted(rendered), sorted(own)).map(shown), [])
}

const shipped = Object.fromEntries(
  globSync('{base,overlays,dashboards}/**/*.{yaml,json}', { cwd: repository }).map(path => [
    path,
    readFileSync(join(repository, path), 'utf8'),
  ]),
)

for (const name of overlaysOf(treeOf(shipped)))
  test(`the overlay ${name} is rendered as kubectl renders it`, () => same(shipped, name))

/** Environments that use what an overlay can hold. */
const environments: Record<string, Environment> = {
  ...Object.fromEntries(modes.map(discovery => [discovery, { ...lab, discovery }])),
  image: {
    ...lab,
    pveExporter: { tls: 'insecure', image: { name: 'registry:5000/a', digest: `sha256:${'a'.repeat(64)}` } },
  },
  tag: { ...lab, pveExporter: { tls: 'insecure', image: { tag: '3.10.1' } } },
  single: {
    hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
    discovery: 'static',
    pveExporter: { tls: 'insecure', single: true },
  },
  access: {
    ...lab,
    prometheus: { serviceAccount: { name: 'prometheus', namespace: 'a' }, monitorLabels: { release: 'a' } },
  },
  store: {
    ...lab,
    labels: { site: 'a' },
    pveExporter: {
      tls: { caConfigMap: 'ca' },
      credentials: { externalSecret: { store: { name: 'a' }, key: 'b' } },
    },
  },
  operator: { ...lab, dashboards: { grafanaOperator: { instanceLabels: { a: 'b' } } } },
  patched: {
    ...lab,
    namePrefix: '',
    patches: [
      {
        target: { kind: 'PrometheusRule' },
        patch: [{ op: 'add', path: '/metadata/labels/a~1b', value: 'c' }],
      },
      {
        target: { kind: 'Deployment', name: '.*-node' },
        patch: [{ op: 'replace', path: '/spec/replicas', value: 2 }],
      },
    ],
  },
}

for (const [name, environment] of Object.entries(environments))
  test(`an environment with what ${name} stands for is rendered as kubectl renders it`, () =>
    same(texts({ [name]: environment }), name))

test('a Secret that SOPS encrypted, which the operator keeps beside the overlay, gets its prefix in all places', () =>
  same(
    {
      ...texts({
        lab: {
          ...lab,
          pveExporter: { tls: 'insecure', credentials: { sops: { file: 'secret.sops.yaml' } } },
        },
      }),
      'overlays/lab/secret.sops.yaml':
        'apiVersion: v1\nkind: Secret\nmetadata:\n  name: pve-exporter\nstringData:\n  PVE_USER: ENC[a]\nsops:\n  mac: ENC[b]\n',
    },
    'lab',
  ))

test.run()
