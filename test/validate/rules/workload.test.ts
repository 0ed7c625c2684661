import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isOver, quantity } from '../../../lib/environment/quantity.ts'
import { accepts, lab, refuses } from '../judged.ts'

const pve = (settings: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...settings } })
const noQuantity = 'is not a Kubernetes quantity, such as 250m or 512Mi'

for (const memory of ['512MB', '512 Mi', '-1', '1,5Gi', 'Mi', '', '1e'])
  refuses(
    `${JSON.stringify(memory)} is no quantity`,
    pve({ resources: { limits: { memory } } }),
    `pveExporter.resources.limits.memory ${JSON.stringify(memory)} ${noQuantity}`,
  )
for (const memory of ['512Mi', '0.5Gi', '1e9', '1E9', '536870912', '1G', '524288k'])
  accepts(`${memory} is one`, pve({ resources: { limits: { memory } } }))

refuses(
  'a number is no quantity; Kubernetes would take it, but only as text is it sure to stay as it is',
  pve({ resources: { limits: { cpu: 1 } } }),
  `pveExporter.resources.limits.cpu 1 ${noQuantity}; quote it, for it must be text`,
)
for (const [name, given] of [
  ['memory', '1.1Gi'],
  ['memory', '300000000.5'],
  ['ephemeral-storage', '1.1Gi'],
  ['ephemeral-storage', '512m'],
] as const)
  refuses(
    `Kubernetes takes ${given} of ${name} with a warning: mebibytes were meant`,
    pve({ resources: { limits: { memory: '2Gi', [name]: given } } }),
    `warning: pveExporter.resources.limits${name === 'memory' ? '.memory' : '["ephemeral-storage"]'} "${given}" is not a whole number of bytes; "Mi" stands for mebibytes, and 1.5Gi is 1536Mi`,
  )
test('every thousandth of a core is as much as the same in decimals', () => {
  for (let milli = 1; milli <= 4000; milli++) {
    const [request, limit] = [quantity(`${milli}m`), quantity(String(milli / 1000))]
    assert.not.ok(isOver(request, limit) || isOver(limit, request), `${milli}m`)
    assert.ok(isOver(quantity(`${milli + 1}m`), limit), `${milli + 1}m`)
  }
})
for (const [request, limit] of [
  ['1Gi', '1024Mi'],
  ['1.5Gi', '1536Mi'],
  ['1e9', '1G'],
  ['1000m', '1k'],
  ['0.5', '.5'],
  ['5.', '5'],
  ['1E', '1000P'],
  ['1E3', '1k'],
  ['1e-3', '1m'],
] as const)
  test(`${request} is at most ${limit}`, () => {
    assert.not.ok(isOver(quantity(request), quantity(limit)))
    assert.ok(isOver(quantity('2E'), quantity(limit)))
  })
accepts(
  'a request of cores that equals the limit in another spelling',
  pve({ resources: { requests: { cpu: '700m' }, limits: { cpu: '0.7' } } }),
)
accepts(
  'a quantity with a sign, as Kubernetes takes it',
  pve({ resources: { requests: { cpu: '+700m' }, limits: { cpu: '0.7' } } }),
)
// Found by random environments: the API server refuses the Deployment of a server-side apply.
refuses(
  'a Secret of a registry is named once',
  pve({ imagePullSecrets: [{ name: 'a' }, { name: 'b' }, { name: 'a' }] }),
  `pveExporter.imagePullSecrets[2].name "a" is imagePullSecrets[0]'s name, too; give each once`,
)
accepts(
  'a request that equals the limit',
  pve({ resources: { requests: { cpu: '1', memory: '512Mi' }, limits: { cpu: '1', memory: '512Mi' } } }),
)
refuses(
  'a request a thousandth over the limit',
  pve({ resources: { requests: { cpu: '701m' }, limits: { cpu: '0.7' } } }),
  'pveExporter.resources asks for cpu "701m", over the limit "0.7"; lower the request or raise the limit',
)
accepts(
  'ephemeral storage, which a quota of the namespace may ask for',
  pve({
    resources: { requests: { 'ephemeral-storage': '64Mi' }, limits: { 'ephemeral-storage': '64Mi' } },
  }),
)
refuses(
  'a request of ephemeral storage over its limit is refused by Kubernetes',
  pve({
    resources: { requests: { 'ephemeral-storage': '2Gi' }, limits: { 'ephemeral-storage': '1Gi' } },
  }),
  'pveExporter.resources asks for ephemeral-storage "2Gi", over the limit "1Gi"; lower the request or raise the limit',
)
refuses(
  'a request over the default limit is refused by Kubernetes',
  pve({ resources: { requests: { memory: '1Gi' } } }),
  'pveExporter.resources asks for memory "1Gi", over the limit "512Mi" (the default); lower the request or raise the limit',
)
refuses(
  'a resource is one that the exporter has',
  pve({ resources: { limits: { mem: '1Gi' } } }),
  'pveExporter.resources.limits.mem is not a known field; did you mean "memory"?',
)

const toleration = (fields: object) => pve({ tolerations: [fields] })
const at = 'pveExporter.tolerations[0]'

refuses(
  'a toleration of no key tolerates all, outright',
  toleration({ value: 'a' }),
  `${at} has no key; then its operator must be "Exists"`,
)
refuses(
  'a toleration of whatever value gives none',
  toleration({ key: 'a', operator: 'Exists', value: 'b' }),
  `${at}.value must be left out when the operator is "Exists"`,
)
refuses(
  'only a pod that would be evicted is tolerated for a time',
  toleration({ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 60 }),
  `${at}.tolerationSeconds is only for the effect "NoExecute"`,
)
refuses(
  'an operator is one of two',
  toleration({ key: 'a', operator: 'In' }),
  `${at}.operator "In" is not one of "Exists", "Equal"`,
)
accepts('a toleration of everything', toleration({ operator: 'Exists' }))
accepts('an empty key, which Kubernetes takes for every key', toleration({ key: '', operator: 'Exists' }))
accepts('a toleration of an empty value', toleration({ key: 'a', operator: 'Exists', value: '' }))

const image = (parts: object) => pve({ image: parts })
const imageName =
  'is not an image name without tag, such as registry.example.com/prompve/prometheus-pve-exporter'

for (const name of [
  'exporter:3.10.2',
  'a..b/c',
  '/exporter',
  'exporter/',
  'a b',
  'https://a.b/c',
  'a@sha256:b',
])
  refuses(
    `${name} is no image's name`,
    image({ name }),
    `pveExporter.image.name ${JSON.stringify(name)} ${imageName}`,
  )
refuses(
  "an image's name has no capitals after its registry",
  image({ name: 'Exporter' }),
  `pveExporter.image.name "Exporter" ${imageName}; write "exporter"`,
)
for (const name of [
  'exporter',
  'prompve/exporter',
  'localhost:5000/exporter',
  'Registry.example.com:443/a/b__c',
  '[2001:db8::1]:5000/a',
])
  accepts(`${name} is one`, image({ name }))
refuses(
  'a tag is text',
  image({ tag: 3.1 }),
  'pveExporter.image.tag 3.1 is not an image tag; quote it, for it must be text',
)
refuses(
  'a tag has no colon',
  image({ tag: ':3.10.2' }),
  'pveExporter.image.tag ":3.10.2" is not an image tag',
)
refuses(
  'a digest is a whole one',
  image({ digest: 'sha256:abc' }),
  'pveExporter.image.digest "sha256:abc" is not an image digest, sha256: and 64 hexadecimal digits',
)
accepts('a tag and a digest', image({ tag: '3.10.2', digest: `sha256:${'a'.repeat(64)}` }))

test.run()
