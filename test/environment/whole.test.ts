import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { canonical, canonicalNetwork, hostCIDR, inURL } from '../../lib/environment/address.ts'
import { complete, defaults, hypervisorsOf, resourcesWithDefaults } from '../../lib/environment/defaults.ts'
import { duration, seconds } from '../../lib/environment/duration.ts'
import { images } from '../../lib/environment/images.ts'
import {
  componentLabel,
  environmentLabel,
  jobs,
  metadata,
  names,
  objectName,
  selectorLabels,
} from '../../lib/environment/object-names.ts'
import { hasTelegraf, telegraf, telegrafInterval } from '../../lib/environment/telegraf.ts'
import { approved } from '../approved.ts'
import { environments } from '../generate/environments.ts'

const json = (value: unknown): string =>
  // The series of exporters are approved in test/monitoring/catalogue/.
  `${JSON.stringify(value, (key, item) => (key === 'series' ? undefined : item), 2)}\n`

test('the names, labels, images and defaults, which are part of the contract, are as they were approved', () =>
  approved(
    import.meta.dirname,
    'names.json',
    json({
      names,
      jobs,
      images,
      telegraf,
      environmentLabel,
      selectorLabels,
      metadata: metadata(objectName('a'), 'b'),
      componentLabel: componentLabel('b'),
      defaults,
      resources: [
        resourcesWithDefaults(),
        resourcesWithDefaults({ requests: { cpu: '1' } }, defaults.telegraf.resources),
        resourcesWithDefaults({ limits: { 'ephemeral-storage': '1Gi' } }),
      ],
    }),
  ))

const completed = Object.entries(environments).map(([name, environment]) =>
  complete(name, `environments/${name}.ts`, environment),
)

test('what an environment means with its defaults is as it was approved', () =>
  approved(
    import.meta.dirname,
    'complete.json',
    // What an environment says itself stands in its file.
    json(
      completed.map(environment => ({
        ...environment,
        pveExporter: { ...environment.pveExporter, affinity: undefined },
        patches: environment.patches.length,
        telegrafInterval: telegrafInterval(environment),
        hasTelegraf: hasTelegraf(environment),
        run: Object.fromEntries(
          ['node', 'pve', ...environment.exporters.map(({ key }) => key)].map(key => [
            key,
            hypervisorsOf(environment, key)
              .map(({ name }) => name)
              .join(' '),
          ]),
        ),
      })),
    ),
  ))

for (const [text, value] of [
  ['1y', 31_536_000],
  ['1w', 604_800],
  ['1d', 86_400],
  ['1h', 3_600],
  ['1m', 60],
  ['1s', 1],
  ['1ms', 0.001],
  ['1m30s', 90],
  ['2w3d', 1_468_800],
  ['0s', 0],
] as const)
  test(`${text} is ${value} seconds`, () => assert.is(seconds(text), value))

for (const [value, text] of [
  [604_800, '1w'],
  [31_536_000, '365d'],
  [86_400, '1d'],
  [7_200, '2h'],
  [90, '90s'],
  [300, '5m'],
  [1, '1s'],
  [1.5, '1500ms'],
  [0.0015, '2ms'],
] as const)
  test(`${value} seconds are ${text} to Prometheus`, () => assert.is(duration(value), text))

for (const [address, spelling, host, url] of [
  ['198.51.100.1', '198.51.100.1', '198.51.100.1/32', '198.51.100.1'],
  ['2001:DB8:0:0::1', '2001:db8::1', '2001:db8::1/128', '[2001:DB8:0:0::1]'],
] as const)
  test(`${address} is spelled alike everywhere`, () =>
    assert.equal([canonical(address), hostCIDR(address), inURL(address)], [spelling, host, url]))

for (const [network, spelling] of [
  ['198.51.100.7/24', '198.51.100.0/24'],
  ['2001:DB8::7/32', '2001:db8::/32'],
  ['198.51.100.7/32', '198.51.100.7/32'],
  ['198.51.100.7/0', '0.0.0.0/0'],
] as const)
  test(`the network of ${network} is ${spelling}`, () => assert.is(canonicalNetwork(network), spelling))

test.run()
