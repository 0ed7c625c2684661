import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const pve = (settings: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...settings } })
const quantity = 'is not a Kubernetes quantity, such as 250m or 512Mi'

for (const memory of ['512MB', '512 Mi', '-1', '1,5Gi', 'Mi', '', '1e'])
  refuses(
    `${JSON.stringify(memory)} is no quantity`,
    pve({ resources: { limits: { memory } } }),
    `pveExporter.resources.limits.memory ${JSON.stringify(memory)} ${quantity}`,
  )
for (const memory of ['512Mi', '0.5Gi', '1e9', '1E9', '536870912', '1G', '524288k'])
  accepts(`${memory} is one`, pve({ resources: { limits: { memory } } }))

refuses(
  'a number is no quantity; Kubernetes would take it, but only as text is it sure to stay as it is',
  pve({ resources: { limits: { cpu: 1 } } }),
  `pveExporter.resources.limits.cpu 1 ${quantity}; quote it, for it must be text`,
)
refuses(
  'half a byte was meant to be mebibytes',
  pve({ resources: { limits: { memory: '512m' } } }),
  'pveExporter.resources.limits.memory "512m" is 0.512 bytes, which is no whole number; "Mi" stands for mebibytes',
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
