import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import type { PveExporter } from '../../../lib/environment.ts'
import { kubectlSuite, type Rendered } from '../../kubectl.ts'
import { validateModel } from '../../models.ts'
import { lab, render } from './render.ts'

const test = kubectlSuite('the time limit of requests to Proxmox VE')

/** The Secret that the External Secrets Operator or the Sealed Secrets controller makes. */
const made = 'lab-proxmox-monit-pve-exporter'
/** What `kubeseal --raw` prints has this shape; it decrypts to nothing. */
const sealed = `${'Ag'.repeat(60)}==`

const podsOf = (pveExporter: Omit<PveExporter, 'tls'> & Partial<PveExporter>) => {
  const [objects = []] = render({ lab: { ...lab, pveExporter: { tls: 'insecure', ...pveExporter } } })
  for (const object of objects) assert.not.throws(() => validateModel(object), object.metadata.name)
  return objects.filter(({ kind }) => kind === 'Deployment').map(({ spec }: Rendered) => spec.template.spec)
}

test('without the field there is no first container, and the exporter reads its variables', () => {
  for (const pod of podsOf({})) {
    assert.is(pod.initContainers, undefined)
    assert.equal(pod.containers[0].envFrom, [{ secretRef: { name: 'pve-exporter' } }])
  }
})

for (const [credentials, secret] of [
  [{ secret: 'token' }, 'token'],
  [{ externalSecret: { store: { name: 'vault' }, key: 'pve' } }, made],
  [{ sealedSecret: { encryptedData: { PVE_USER: sealed, PVE_PASSWORD: sealed } } }, made],
] satisfies [PveExporter['credentials'], string][])
  test(`${Object.keys(credentials)[0]}: the first container alone reads the variables, and leaves the exporter its pve.yml in memory`, () => {
    for (const pod of podsOf({ credentials, clientTimeout: '20s', image: { tag: '3.10.1' } })) {
      const [first] = pod.initContainers
      const [exporter] = pod.containers
      assert.equal(first.envFrom, [{ secretRef: { name: secret } }])
      // With PVE_USER among its variables it would not read the file.
      assert.is(exporter.envFrom, undefined)
      assert.is(first.image, exporter.image)
      assert.match(first.image, /:3\.10\.1$/)
      assert.equal(
        pod.volumes.find(({ name }: { name: string }) => name === 'config'),
        { name: 'config', emptyDir: { medium: 'Memory' } },
      )
      assert.ok(exporter.args.includes('--config.file=/etc/prometheus/pve.yml'))
      assert.equal(
        [first, exporter].map(({ volumeMounts }) =>
          volumeMounts.filter(({ name }: { name: string }) => name === 'config'),
        ),
        [
          [{ name: 'config', mountPath: '/etc/prometheus' }],
          [{ name: 'config', mountPath: '/etc/prometheus', readOnly: true }],
        ],
      )
    }
  })

const hasPython = spawnSync('python3', ['--version']).status === 0

for (const [tls, verified] of [
  ['insecure', false],
  [{ caConfigMap: 'ca' }, true],
] as const)
  if (hasPython)
    test(`what it writes holds the variables as they are, the limit in seconds, and verification ${verified ? 'on' : 'off'}`, () => {
      const [pod] = podsOf({
        tls,
        clientTimeout: '1m30s',
        scrapeTimeout: '2m',
        interval: '3m',
        nodeInterval: '3m',
      })
      const folder = mkdtempSync(join(tmpdir(), 'pve-yml-'))
      const [{ command, env }] = pod.initContainers
      const variables = Object.fromEntries(
        env.map(({ name, value }: { name: string; value: string }) => [name, value]),
      )
      const secret = { PVE_USER: 'prometheus@pve', PVE_PASSWORD: `a"b'c\\ \${d} : #é` }
      const { status, stderr } = spawnSync(
        'python3',
        [...command.slice(1, -1), command.at(-1).replaceAll('/etc/prometheus', folder)],
        { env: { PATH: process.env.PATH, ...secret, ...variables }, encoding: 'utf8' },
      )
      const written = status === 0 ? readFileSync(join(folder, 'pve.yml'), 'utf8') : ''
      rmSync(folder, { recursive: true })
      assert.is(stderr, '')
      assert.equal(JSON.parse(written), {
        default: {
          user: secret.PVE_USER,
          password: secret.PVE_PASSWORD,
          verify_ssl: verified,
          timeout: 90,
        },
      })
    })

test.run()
