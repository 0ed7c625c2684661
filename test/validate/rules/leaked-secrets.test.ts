import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab } from '../judged.ts'

const uuid = randomUUID()
const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
const certificate = pem.replaceAll('PRIVATE KEY', 'CERTIFICATE')
const word = `w${uuid.slice(0, 7)}`
const base64 = (text: string) => Buffer.from(text).toString('base64')
const token = (...parts: object[]) =>
  parts.map(part => base64(JSON.stringify(part)).replace(/=+$/, '')).join('.')

const patched = (value: unknown, path = '/metadata/annotations') => ({
  ...lab,
  patches: [{ target: { kind: 'Deployment' }, patch: [{ op: 'add', path, value }] }],
})
const value = 'patches[0].patch[0].value'
const environment = '/spec/template/spec/containers/0/env/-'

/** Tests that a place is refused with this fact alone, and that no message shows what stands there. */
const hides = (title: string, secret: string, holder: unknown, place: string, kind: string): void =>
  test(title, () => {
    const problems = judged({ lab: holder })
    assert.not.match(problems.join('\n'), secret.slice(-12))
    assert.equal(problems, [
      `environments/lab.ts: ${place} holds what looks like ${kind}, which is not shown here and must never stand in this repository; put it into a Secret that pveExporter.credentials names, and revoke it if it was ever committed`,
    ])
  })

for (const [whose, made] of [
  ['GitHub', `ghp_${'a1B2'.repeat(9)}`],
  ['GitLab', `glpat-${'a1B2'.repeat(5)}`],
  ['Grafana', `glsa_${'a1B2'.repeat(8)}_0a1b2c3d`],
] as const)
  hides(`a token of ${whose}`, made, { ...lab, labels: { x: made } }, 'labels.x', 'an access token')

for (const [how, url] of [
  ['as a user', `https://${word.repeat(4)}@git.example.org/a`],
  ['in a query', `https://git.example.org/a?private_token=${word}`],
] as const)
  test(`a token in a URL ${how} is shown nowhere`, () => {
    const told = judged({ lab: { ...lab, delivery: { repository: { url }, flux: {} } } }).join()
    assert.match(told, 'delivery.repository.url holds what looks like a token in a URL')
    assert.not.match(told, word)
  })

test("a password in the repository's address belongs into a Secret of Argo CD or Flux", () =>
  assert.match(
    judged({
      lab: { ...lab, delivery: { repository: { url: `https://a:${word}@git.example.com/b` }, flux: {} } },
    }).join(),
    "put it into Argo CD's Secret of the repository, or into one that delivery.flux.secret names",
  ))
test("a node exporter's password belongs into a Secret", () =>
  assert.match(
    judged({ lab: { ...lab, nodeExporter: { basicAuthSecret: { password: word } } } }).join(),
    'put it into a Secret that nodeExporter.basicAuthSecret names',
  ))

const credentials = (held: object) => ({ ...lab, pveExporter: { tls: 'insecure', credentials: held } })

hides(
  'an API token as its header',
  uuid,
  patched({ a: `PVEAPIToken=root@pam!a=${uuid}` }),
  `${value}.a`,
  'an API token',
)
hides(
  'an API token in place of the name of a Secret',
  uuid,
  credentials({ secret: `PVEAPIToken=a@pve!b=${uuid}` }),
  'pveExporter.credentials.secret',
  'an API token',
)
hides(
  "a token's value in place of the name of a Secret, which it could be",
  uuid,
  credentials({ secret: uuid }),
  'pveExporter.credentials.secret',
  "a token's value",
)
hides(
  "a token's value under an unknown field",
  uuid,
  credentials({ token_value: uuid }),
  'pveExporter.credentials.token_value',
  "a token's value",
)
hides(
  'an API token as the name of a field',
  uuid,
  { ...lab, labels: { [`PVEAPIToken=a@pve!b=${uuid}`]: 'x' } },
  'labels',
  'an API token',
)
hides(
  'an API token as a label',
  uuid,
  { ...lab, labels: { a: `PVEAPIToken=a@pve!b=${uuid}` } },
  'labels.a',
  'an API token',
)
hides(
  'an API token where an address stands',
  uuid,
  { ...lab, hypervisors: [{ name: 'pve1', address: `PVEAPIToken=a=${uuid}` }] },
  'hypervisors[0].address',
  'an API token',
)
hides(
  'an API token in place of an object',
  uuid,
  { ...lab, pveExporter: `PVEAPIToken=a@pve!b=${uuid}` },
  'pveExporter',
  'an API token',
)
hides(
  'a token in an environment variable',
  uuid,
  patched({ name: 'TOKEN', value: uuid }, environment),
  `${value}.value`,
  "a token's value",
)
hides(
  'a password in an environment variable',
  word,
  patched({ name: 'PVE_PASSWORD', value: word }, environment),
  `${value}.value`,
  "a secret's own value",
)
hides(
  'a password in a list of environment variables',
  word,
  patched(
    [
      { name: 'A', value: 'b' },
      { name: 'PVE_TOKEN_VALUE', value: word },
    ],
    environment,
  ),
  `${value}[1].value`,
  "a secret's own value",
)
hides(
  'a password under its name',
  word,
  credentials({ password: word }),
  'pveExporter.credentials.password',
  "a secret's own value",
)
hides(
  'a password under its name beside what belongs there',
  word,
  credentials({ secret: 'a', pvePassword: word }),
  'pveExporter.credentials.pvePassword',
  "a secret's own value",
)
hides(
  'a password that is a number',
  '1234567890123',
  patched({ password: 1234567890123 }),
  `${value}.password`,
  "a secret's own value",
)
hides(
  'a password at a path that ends with its name',
  word,
  patched(word, '/metadata/annotations/token_value'),
  value,
  "a secret's own value",
)
hides(
  'a password as a flag',
  word,
  patched(`--pve-password=${word}`, '/spec/template/spec/containers/0/args/-'),
  value,
  'a password or token value',
)
hides(
  'a password in a file',
  word,
  patched({ 'pve.yml': `default:\n  user: a@pve\n  password: ${word}\n` }),
  `${value}["pve.yml"]`,
  'a password or token value',
)
hides(
  'a password in a URL',
  word,
  patched({ a: `https://prometheus:${word}@pve.example.com/` }),
  `${value}.a`,
  'a password in a URL',
)
hides('a private key', pem.split('\n')[1] as string, patched({ a: pem }), `${value}.a`, 'a private key')
hides(
  'a private key of another kind',
  uuid,
  patched({ a: `${pem.split('\n')[0]?.replace('PRIVATE', 'RSA PRIVATE')}\n${uuid}` }),
  `${value}.a`,
  'a private key',
)
hides(
  'a private key in base64',
  base64(pem),
  patched({ a: base64(pem) }),
  `${value}.a`,
  'a private key in base64',
)
hides(
  'a JSON web token',
  uuid.slice(-12),
  patched({ a: `${token({ alg: 'HS256' }, { sub: 'prometheus' })}.${uuid}` }),
  `${value}.a`,
  'a JSON web token',
)
hides(
  'a bearer token',
  word,
  patched({ a: `Authorization: Bearer ${word.repeat(3)}` }),
  `${value}.a`,
  'a bearer token',
)
hides(
  'a login ticket',
  uuid,
  patched({ a: `PVE:root@pam:65A1B2C3::${uuid}` }),
  `${value}.a`,
  'a login ticket',
)

hides(
  'the old credentials of the exporter, as one fault',
  word,
  credentials({ user: 'a@pve', token_name: 'b', token_value: word }),
  'pveExporter.credentials.token_value',
  "a secret's own value",
)

test('a secret is cut out of a value before that is cut to length', () => {
  const [problem = ''] = judged({
    lab: { ...lab, labels: { a: ['x'.repeat(40), { b: { password: word } }] } },
  })
  assert.not.match(problem, word.slice(0, 5))
})

accepts('a UUID is welcome as a label', {
  ...lab,
  labels: { 'cluster-id': 'c56a4180-65aa-42ec-a945-5fd21dec0538' },
})
accepts(
  'a reference to a Secret is none',
  patched(
    { name: 'PVE_PASSWORD', valueFrom: { secretKeyRef: { name: 'pve', key: 'password' } } },
    environment,
  ),
)
accepts('a variable of a variable is none', patched({ name: 'PVE_PASSWORD', value: '$(OTHER)' }, environment))
accepts('an empty password is none', patched({ password: '' }))
accepts('a certificate is public', patched({ a: certificate, b: base64(certificate) }))
accepts('a name may speak of passwords', credentials({ secret: 'pve-password' }))

test.run()
