import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { hidden, holdsUuid, isSecretName, masked, secretIn } from '../../lib/problem/secret-text.ts'
import { conceal, isSecretValue } from '../../lib/problem/secret-value.ts'

const x = (count: number): string => 'a1B2'.repeat(count).slice(0, count)
const uuid = ['01234567', '89ab', 'cdef', '0123', '456789abcdef'].join('-')
const dashes = '-'.repeat(5)

/** Texts with what is left of them when what is secret is hidden; nothing where all of it stays. */
const shapes: [kind: string | undefined, text: string, shown?: string][] = [
  ['an API token', 'PVEAPIToken=root@pam!a=0123', '(hidden)'],
  ['an API token', 'x PVEAPIToken = root@pam!a=0123 y', 'x (hidden) y'],
  ['an API token', 'PBSAPIToken=a', '(hidden)'],
  ['an API token', 'pmgapitoken: a b', '(hidden) b'],
  ['an API token', 'PVEAPIToken root@pam!a=0123 b', '(hidden) b'],
  [undefined, 'PVEAPIToken root'],
  [undefined, 'PXEAPIToken=a'],
  ['a login ticket', `PVE:root@pam:0123ABCD::${x(8)} b`, '(hidden) b'],
  ['a login ticket', `PBS:a:0123ABCD::${x(1)}`, '(hidden)'],
  ['a login ticket', `PMG:${x(128)}:0123ABCD::a`, '(hidden)'],
  [undefined, `PMG:${x(129)}:0123ABCD::a`],
  [undefined, 'PVE:root@pam:0123ABC::a'],
  [undefined, 'PVE:root@pam:0123ABCD:a'],
  ['a private key', `${dashes}BEGIN PRIVATE KEY${dashes}\n${x(8)}\n${dashes}END`, '(hidden)-----END'],
  ['a private key', `a ${dashes}BEGIN RSA PRIVATE KEY${dashes}a-b`, 'a (hidden)'],
  ['a private key', `${dashes}BEGIN PGP PRIVATE KEY BLOCK${dashes}a`, '(hidden)'],
  [undefined, `${dashes}BEGIN PUBLIC KEY${dashes}a`],
  ['a private key in base64', `LS0tLS1CRUdJTi${x(6)}+/= b`, '(hidden) b'],
  [undefined, 'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS'],
  [undefined, 'LS0tLS1CRUdJTiBQVUJMSUMgS0VZ'],
  ['a JSON web token', `b eyJ${x(8)}.eyJ${x(8)}.${x(3)} c`, 'b (hidden) c'],
  [undefined, `eyJ${x(7)}.eyJ${x(8)}.a`],
  [undefined, `eyJ${x(8)}.eyJ${x(7)}.a`],
  [undefined, `beyJ${x(8)}.eyJ${x(8)}.a`],
  [undefined, `-eyJ${x(8)}.eyJ${x(8)}.a`],
  ['a password in a URL', 'https://u:hunter2@pve/a', 'https(hidden)pve/a'],
  [undefined, 'https://u:$(P)@pve/a'],
  [undefined, `https://u:$${'{P}'}@pve/a`],
  [undefined, 'https://u@pve/a'],
  [undefined, 'https://pve:8006/a@b'],
  ['an access token', `ghp_${x(20)} b`, '(hidden) b'],
  ['an access token', `ghs_${x(20)}`, '(hidden)'],
  [undefined, `ghp_${x(19)}`],
  [undefined, `ghx_${x(20)}`],
  [undefined, `aghp_${x(20)}`],
  ['an access token', `github_pat_${x(20)}`, '(hidden)'],
  [undefined, `github_pat_${x(19)}`],
  ['an access token', `glpat-${x(16)}`, '(hidden)'],
  ['an access token', `gldt-${x(16)}`, '(hidden)'],
  ['an access token', `glrt-${x(16)}`, '(hidden)'],
  [undefined, `glpat-${x(15)}`],
  ['an access token', `glsa_${x(20)}`, '(hidden)'],
  [undefined, `glsa_${x(19)}`],
  ['a token in a URL', `https://${x(20)}@git/a`, 'https://(hidden)git/a'],
  [undefined, `https://${x(19)}@git/a`],
  ['a token in a URL', 'https://git/a?access_token=b&c=d', 'https://git/a(hidden)&c=d'],
  ['a token in a URL', 'a&private_token=b c', 'a(hidden) c'],
  ['a token in a URL', 'a?token=b', 'a(hidden)'],
  ['a token in a URL', 'a?api_key=b', 'a(hidden)'],
  ['a token in a URL', 'a?TOKEN=b', 'a(hidden)'],
  [undefined, 'a?token=$(B)'],
  [undefined, 'a?other=b'],
  ['a bearer token', `Bearer ${x(16)}== b`, '(hidden) b'],
  ['a bearer token', `Basic ${x(16)}`, '(hidden)'],
  ['a bearer token', `authorization: bearer ${x(16)}`, 'authorization: (hidden)'],
  [undefined, `Bearer ${x(15)}`],
  ['a password or token value', 'password: hunter2 b', '(hidden) b'],
  ['a password or token value', '"passwd" = "hunter2"', '"(hidden)"'],
  ['a password or token value', 'passphrase=hunter2', '(hidden)'],
  ['a password or token value', 'PVE_TOKEN_VALUE=hunter2', 'PVE_(hidden)'],
  ['a password or token value', 'tokenvalue: hunter2', '(hidden)'],
  ['a password or token value', 'token-value: hunter2', '(hidden)'],
  [undefined, 'password: $(B)'],
  [undefined, 'password: {{ .b }}'],
  [undefined, 'the password is long'],
  [undefined, `a ${uuid} b`, 'a (hidden) b'],
  [undefined, uuid.slice(1)],
  [undefined, 'nothing at all'],
]

for (const [kind, text, shown = text] of shapes)
  test(`${text.slice(0, 40)} of ${text.length} is ${kind ?? 'no secret by its shape'}`, () =>
    assert.equal([secretIn(text), masked(text)], [kind, shown]))

test('a UUID is found wherever it stands, in whatever letters', () => {
  assert.is(hidden, '(hidden)')
  for (const text of [uuid, `a${uuid}`, uuid.toUpperCase()]) assert.ok(holdsUuid(text))
  assert.not(holdsUuid(uuid.replace('-', '')))
})

/** Names of fields, variables and flags, by whether they hold a secret's own value. */
const secretNames =
  'password passwd passphrase PVE_PASSWORD rootPassword token_value tokenValue token-value TOKENVALUE apiToken api_token api-key apikey private_key privateKey bearer_token bearerToken accessToken access-token client_secret clientSecret'
const otherNames =
  'passwords token secret secretName tokenName key publicKey access clientSecretName user tls api'

for (const name of secretNames.split(' ')) test(`${name} names a secret`, () => assert.ok(isSecretName(name)))
for (const name of otherNames.split(' ')) test(`${name} names none`, () => assert.not(isSecretName(name)))

for (const [key, value, parent, expected] of [
  ['password', 'hunter2', {}, true],
  ['password', 12, {}, true],
  ['password', '', {}, false],
  ['password', '$(P)', {}, false],
  ['password', `$${'{P}'}`, {}, false],
  ['password', '$P', {}, true],
  ['password', { a: 1 }, {}, false],
  ['password', true, {}, false],
  ['value', 'hunter2', { name: 'PVE_PASSWORD' }, true],
  ['value', 'hunter2', { name: 'PVE_USER' }, false],
  ['value', 'hunter2', { path: '/data/password' }, true],
  ['value', 'hunter2', { name: 'password', path: '/data' }, false],
  ['value', 'hunter2', { name: 'a', path: '/password' }, true],
  ['value', 'hunter2', { name: 1 }, false],
  ['other', 'hunter2', { name: 'PVE_PASSWORD' }, false],
] as const)
  test(`${key} ${JSON.stringify(value)} in ${JSON.stringify(parent)} is ${expected ? 'a' : 'no'} secret`, () => {
    assert.is(isSecretValue(key, value, parent), expected)
    assert.equal(conceal.call(parent, key, value), expected ? hidden : value)
  })

test.run()
