import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { caSteps } from '../../lib/commands/steps/ca-steps.ts'
import { complete } from '../../lib/environment/defaults.ts'
import type { Environment, Tls } from '../../lib/environment.ts'
import { lab } from '../generate/overlay/render.ts'
import { authority, type Certificate, type OpenSSL, pveNames, signed } from '../pve-api/certificates.ts'

const stepsOf = (tls: 'insecure' | Tls, own: Partial<Environment> = {}) =>
  caSteps(complete('lab', 'environments/lab.ts', { ...lab, ...own, pveExporter: { tls } }))

const anchor = [
  'scp root@198.51.100.1:/etc/pve/pve-root-ca.pem .',
  "openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj '/CN=trust anchor' -addext keyUsage=critical,keyCertSign,cRLSign -keyout once.key -out once.pem",
  "printf 'basicConstraints=critical,CA:TRUE\\nkeyUsage=critical,keyCertSign,cRLSign\\nsubjectKeyIdentifier=hash\\nauthorityKeyIdentifier=keyid\\n' | openssl x509 -in pve-root-ca.pem -CA once.pem -CAkey once.key -set_serial 1 -days 3650 -clrext -extfile /dev/stdin -out ca.crt",
  'cat once.pem >> ca.crt && rm once.key',
]
const ownCA = '# ca.crt: the CA of the certificates that the hypervisors serve'

const steps: [string, string[], string[]][] = [
  ['no TLS that is verified', stepsOf('insecure'), []],
  ['public roots', stepsOf({ serverName: 'pve.example.com' }), []],
  [
    "Proxmox VE's own certificates and a ConfigMap",
    stepsOf({ caConfigMap: 'pve-root-ca' }),
    [...anchor, 'kubectl --namespace monitoring create configmap pve-root-ca --from-file=ca.crt'],
  ],
  [
    "Proxmox VE's own certificates and a Secret",
    stepsOf({ caSecret: 'pve-ca' }, { namespace: 'lab' }),
    [...anchor, 'kubectl --namespace lab create secret generic pve-ca --from-file=ca.crt'],
  ],
  [
    'certificates of their own, with one name for all,',
    stepsOf({ caConfigMap: 'our-ca', serverName: 'pve.example.com' }),
    [ownCA, 'kubectl --namespace monitoring create configmap our-ca --from-file=ca.crt'],
  ],
  [
    'certificates of their own, with a name each,',
    stepsOf(
      { caConfigMap: 'our-ca' },
      { hypervisors: [{ name: 'pve1', address: '198.51.100.1', serverName: 'pve1.example.com' }] },
    ),
    [ownCA, 'kubectl --namespace monitoring create configmap our-ca --from-file=ca.crt'],
  ],
]

for (const [what, given, expected] of steps)
  test(`${what} needs these commands for its CA`, () => {
    assert.equal(given, expected)
  })

test('a CA is fetched from an IPv6 address, too', () => {
  const [fetch] = stepsOf({ caConfigMap: 'ca' }, { hypervisors: [{ name: 'pve1', address: '2001:db8::2' }] })
  assert.is(fetch, "scp 'root@[2001:db8::2]:/etc/pve/pve-root-ca.pem' .")
})

test('the documentation has these commands', () => {
  const environment = { hypervisors: [{ name: 'pve1', address: '198.51.100.11' }] }
  const text = readFileSync(join(import.meta.dirname, '../../docs/credentials.md'), 'utf8')
  assert.ok(
    text.includes(
      stepsOf({ caConfigMap: 'pve-root-ca' }, environment)
        .map(step => `$ ${step}\n`)
        .join(''),
    ),
  )
})

const stock = authority('9.1.1')

/** Runs the commands beside a CA, and asks openssl to verify a node's certificate by what came of them. */
function after(
  ca: Certificate,
  node: Certificate,
  use: (verify: (...flags: string[]) => string, cwd: string) => void,
) {
  const cwd = mkdtempSync(join(tmpdir(), 'ca-steps-'))
  try {
    writeFileSync(join(cwd, 'pve-root-ca.pem'), ca.cert)
    writeFileSync(join(cwd, 'node.pem'), node.cert)
    const local = stepsOf({ caConfigMap: 'ca' }).filter(step => !/^(scp|kubectl) /.test(step))
    execFileSync('sh', ['-e', '-c', local.join('\n')], { cwd, stdio: 'pipe' })
    use((...flags) => {
      const { stdout, stderr } = spawnSync('openssl', ['verify', ...flags, 'node.pem'], {
        cwd,
        encoding: 'utf8',
      })
      return /lookup: (.*)/.exec(stderr)?.[1] ?? stdout.trim()
    }, cwd)
  } finally {
    rmSync(cwd, { recursive: true })
  }
}

const ofNode = (ca: Certificate, signer?: OpenSSL) => signed(ca, pveNames('pve1', '198.51.100.1'), signer)

/** The flags that Python 3.13's `ssl.create_default_context` and urllib3 set; none before. */
const strict = ['-x509_strict', '-partial_chain']

test('a CA as Proxmox VE makes it before pve-cluster 9.1.2 verifies strictly only after these commands', () => {
  after(stock, ofNode(stock), verified => {
    assert.is(
      verified(...strict, '-CAfile', 'pve-root-ca.pem'),
      'CA cert does not include key usage extension',
    )
    assert.is(verified('-CAfile', 'pve-root-ca.pem'), 'node.pem: OK')
    assert.is(verified(...strict, '-CAfile', 'ca.crt'), 'node.pem: OK')
    assert.is(verified('-CAfile', 'ca.crt'), 'node.pem: OK')
  })
})

test('a CA as pve-cluster 9.1.2 makes it verifies strictly before and after these commands', () => {
  const ca = authority('9.1.2')
  after(ca, ofNode(ca), verified => {
    for (const file of ['pve-root-ca.pem', 'ca.crt'])
      assert.is(verified(...strict, '-CAfile', file), 'node.pem: OK', file)
  })
})

test("a node's certificate of Proxmox VE 7 has no key identifier, and no CA verifies it strictly", () => {
  after(stock, ofNode(stock, '1.1'), verified => {
    assert.is(verified(...strict, '-CAfile', 'ca.crt'), 'Missing Authority Key Identifier')
    assert.is(verified('-CAfile', 'ca.crt'), 'node.pem: OK')
  })
})

test("another cluster's CA verifies nothing", () => {
  after(authority('9.1.2'), ofNode(stock), verified => {
    assert.is(verified(...strict, '-CAfile', 'ca.crt'), 'unable to get local issuer certificate')
  })
})

test('the key that certified the CA does not outlive the commands', () => {
  after(stock, ofNode(stock), (_, cwd) => {
    assert.equal(readdirSync(cwd).sort(), ['ca.crt', 'node.pem', 'once.pem', 'pve-root-ca.pem'])
    assert.not.match(readFileSync(join(cwd, 'ca.crt'), 'utf8'), /PRIVATE KEY/)
  })
})

test.run()
