import { test } from 'uvu'
import { approved } from '../approved.ts'
import { type Said, wholeImport } from './whole-import.ts'

const named = (name: string, number: number) => ({ name, address: `198.51.100.${number}` })

/** Files of a release, in test/release/cases, and what a person says beside them. */
const cases: [what: string, files: string[], said?: Said][] = [
  ['keys that no field takes', ['values-not-used.yaml'], { name: 'lab' }],
  [
    'values of every kind',
    ['values-of-every-kind.yaml'],
    {
      hypervisors: [
        named('virtrc23u', 23),
        named('virtrc24u.example.com', 24),
        named('virtrc26u', 26),
        named('virtrc99u', 99),
        named('virtrc21u', 21),
      ],
    },
  ],
  ['values of every kind and names without addresses', ['values-of-every-kind.yaml'], { name: 'lab' }],
  [
    'values below their parents',
    ['values-below-their-parents.yaml'],
    { name: 'lab', namespace: 'own', namePrefix: 'x-' },
  ],
  ['values of modules', ['values-of-modules.yaml']],
  [
    'values of modules with a name',
    ['values-of-modules.yaml'],
    {
      name: 'france',
      tls: { caSecret: 'own-ca' },
      hypervisors: [named('pve-lyon-1', 31), named('pve-more', 32)].map(({ name, address }) => ({
        name,
        address: address.replace('198.51.100', '203.0.113'),
      })),
    },
  ],
  ['values without hypervisors', ['values-without-hypervisors.yaml'], { name: 'lab' }],
  [
    'values without hypervisors and what a person adds',
    ['values-without-hypervisors.yaml'],
    { name: 'lab', hypervisors: [named('pve1', 11), named('pve2', 12)], tls: 'insecure' },
  ],
  ['values as they are by default', ['values-as-they-are-by-default.yaml'], { name: 'lab' }],
  ['values with mistakes', ['values-with-mistakes.yaml'], { name: 'lab' }],
  ['values of two files', ['values-merged-base.yaml', 'helm_vars/paris/values.yaml']],
  ['values of two files the other way round', ['helm_vars/paris/values.yaml', 'values-merged-base.yaml']],
  ['a manifest of one exporter', ['manifest-of-one-exporter.yaml']],
  [
    'a manifest of one exporter that is taken over',
    ['manifest-of-one-exporter.yaml'],
    { takeOver: true, name: 'other', hypervisors: [named('pve-b', 12)] },
  ],
  [
    'a manifest of one exporter and values',
    ['manifest-of-one-exporter.yaml', 'values-beside-a-manifest.yaml'],
  ],
  ['a manifest with an object of each kind', ['manifest-of-one-exporter.yaml', 'manifest-beside-it.yaml']],
  ['objects of each kind without an exporter', ['manifest-beside-it.yaml'], { name: 'lab' }],
  [
    'a manifest of two exporters',
    ['manifest-of-two-exporters.yaml'],
    { hypervisors: [{ name: 'pve-paris-3', address: '203.0.113.23' }] },
  ],
  ['a manifest of two exporters without an address', ['manifest-of-two-exporters.yaml'], { name: 'france' }],
  ['a manifest of modules', ['manifest-of-modules.yaml'], { hypervisors: [named('pve-b', 12)] }],
  [
    'a manifest of modules and values',
    ['manifest-of-modules.yaml', 'values-beside-a-manifest.yaml'],
    { hypervisors: [named('pve-b', 12)] },
  ],
  ['a manifest of pods', ['manifest-of-pods.yaml']],
  ['a manifest of pods with a name', ['manifest-of-pods.yaml'], { name: 'lab' }],
  [
    'a manifest of pods and values',
    ['manifest-of-pods.yaml', 'values-beside-a-manifest.yaml'],
    { name: 'Lab' },
  ],
  ['an exporter that is asked nowhere', ['manifest-asked-nowhere.yaml'], { name: 'lab' }],
  [
    'an exporter that is asked nowhere and a person',
    ['manifest-asked-nowhere.yaml'],
    { name: 'lab', hypervisors: [named('pve1', 11)], tls: 'insecure' },
  ],
  [
    'an exporter that is asked nowhere and values',
    ['manifest-asked-nowhere.yaml', 'values-beside-a-manifest.yaml'],
    { name: 'lab' },
  ],
  ['a manifest that is cut off', ['manifest-cut-off.yaml'], { name: 'lab' }],
]

for (const [what, files, said = {}] of cases)
  test(`the whole import is as approved: ${what}`, () =>
    approved(import.meta.dirname, `${what.replaceAll(' ', '-')}.txt`, wholeImport(files, said)))

test.run()
