import type { ChildProcess } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { caSteps } from '../../lib/commands/steps/ca-steps.ts'
import { type Access, discovered } from '../../lib/commands/steps/discovered.ts'
import { complete } from '../../lib/environment/defaults.ts'
import { formatProblem } from '../../lib/problem/problem.ts'
import { runDiverted, type WhileItRuns } from '../proxmox/run-diverted.ts'
import { ca, whileServed } from '../proxmox/served.ts'
import { authority } from '../pve-api/certificates.ts'
import { type Change, change } from '../pve-api/change.ts'
import type { Account, PveCluster } from '../pve-api/cluster.ts'
import { inFolder } from '../pve-api/openssl.ts'
import { pveCluster } from '../pve-api/pve-cluster.ts'
import { tree } from '../tree.ts'

const test = suite('npm run discover')

/** No UUID, which messages hide wherever it stands. */
const secret = 'Correct-Horse-Battery-Staple'
const accounts: Record<string, Account> = {
  'prometheus@pve!monitoring': { secret, role: 'PVEAuditor' },
  'prometheus@pve!bare': { secret, role: 'NoAccess' },
}
const token = (name = 'monitoring') => ({ PVE_TOKEN: `prometheus@pve!${name}=${secret}` })

const cluster = (nodes: number, patch: Change<PveCluster> = {}) =>
  change<PveCluster>(
    pveCluster({ nodes, guests: 0, accounts, name: 'lab', nodeName: number => `pve${number}` }),
    patch,
  )

const yaml = `# The lab.
hypervisors:
  # rack A
  - name: pve1
    address: 198.51.100.1 # by the door
    exporters: [pve]
  - name: pve9
    address: 198.51.100.9
pveExporter:
  tls: { caConfigMap: pve-root-ca }
`

const typescript = `import { extend } from '../lib/extend.ts'
import { shared } from './shared/lab.ts'

export default extend(shared, {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' }, // by the door
    { name: 'pve2', address: '198.51.100.22' },
  ],
})
`

/** A tree with these files in environments/, and the CA beside it. */
const withTree = async (
  files: Record<string, string>,
  use: (run: Awaited<ReturnType<typeof commands>>) => Promise<void>,
) => {
  const made = tree(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`environments/${name}`, text])),
  )
  try {
    await use(commands(made.root))
  } finally {
    made.remove()
  }
}

const commands = (root: string) => {
  writeFileSync(join(root, 'ca.crt'), ca().cert)
  return {
    root,
    read: (file: string) => readFileSync(join(root, 'environments', file), 'utf8'),
    /** What the command looks at and compares, in this process. */
    look: (variables: Record<string, string> = token(), access: Partial<Access> = {}) => {
      Object.assign(process.env, variables)
      return discovered(root, 'lab', { timeout: 60, ca: join(root, 'ca.crt'), ...access }, () => {})
    },
    discover: (words = '', variables = token() as Record<string, string>, whileItRuns?: WhileItRuns) =>
      runDiverted(
        [
          ...['discover', 'lab', '--timeout', '60', '--root', root, '--ca', join(root, 'ca.crt')],
          ...words.split(' ').filter(word => word !== ''),
        ],
        variables,
        whileItRuns,
      ),
  }
}

const header = 'lab: 2 nodes of lab, Proxmox VE 9.1.4, as pve1 (198.51.100.1:8006) says'

test('writes what joined and takes out what left in YAML, with the diff, and is then content', () =>
  whileServed(cluster(2), () =>
    withTree({ 'lab.yaml': yaml }, async ({ root, discover, read }) => {
      const changes = `${header}
add     pve2 198.51.100.2: it is what the node's name resolves to (/cluster/status)
remove  pve9: no member of the cluster has that name
note    pve9 (198.51.100.9:8006) refused the connection: pveproxy is not running, or a firewall rejects it

--- environments/lab.yaml
+++ environments/lab.yaml
@@ -3,8 +3,8 @@
   # rack A
   - name: pve1
     address: 198.51.100.1 # by the door
     exporters: [pve]
-  - name: pve9
-    address: 198.51.100.9
+  - name: pve2
+    address: 198.51.100.2
 pveExporter:
   tls: { caConfigMap: pve-root-ca }
`
      const checked = await discover('--check')
      assert.equal(checked, {
        status: 1,
        stderr: '',
        stdout: `${changes}\nenvironments/lab.yaml differs; npm run discover -- lab --ca ${join(root, 'ca.crt')} writes it\n`,
      })
      assert.is(read('lab.yaml'), yaml)
      assert.equal(await discover(), {
        status: 0,
        stderr: '',
        stdout: `${changes}\nenvironments/lab.yaml is written; review it, then: npm run build\n`,
      })
      assert.is(
        read('lab.yaml'),
        yaml.replace('pve9\n    address: 198.51.100.9', 'pve2\n    address: 198.51.100.2'),
      )
      assert.equal(await discover('--check'), {
        status: 0,
        stderr: '',
        stdout: `${header}\nenvironments/lab.yaml has the same hypervisors at the same addresses\n`,
      })
    }),
  ))

test('docs/discover.md shows what it prints', () => {
  const document = readFileSync(join(import.meta.dirname, '../../docs/discover.md'), 'utf8')
  const [, shown] =
    /```console\n\$ npm run --silent discover -- lab --ca ca\.crt\n(.*?)```/s.exec(document) ?? []
  const joined = pveCluster({
    nodes: 4,
    guests: 0,
    accounts,
    name: 'lab',
    nodeName: number => `pve${number}`,
    address: number => `192.0.2.1${number}`,
  })
  for (const [index, node] of Object.values(joined.nodes).entries())
    node.interfaces = [
      { iface: 'vmbr0', type: 'bridge', cidr: `198.51.100.1${index + 1}/24`, gateway: '198.51.100.1' },
      { iface: 'eno2', type: 'eth', cidr: `192.0.2.1${index + 1}/24`, comments: 'corosync' },
    ]
  const { pve3: _, ...nodes } = joined.nodes
  return whileServed(
    { ...joined, nodes },
    () =>
      withTree({ 'lab.ts': documented }, async ({ discover }) => {
        const { status, stdout, stderr } = await discover()
        assert.equal([status, stderr], [0, ''])
        assert.is(stdout, shown)
      }),
    ['pve1', 'pve2'],
    node => `198.51.100.1${node.at(-1)}`,
  )
})

const documented = `import type { Environment } from '../lib/environment.ts'

export default {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' }, // by the door
    { name: 'pve2', address: '198.51.100.12', exporters: ['pve'] },
    { name: 'pve3', address: '198.51.100.13' }, // to be scrapped
  ],
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
} satisfies Environment
`

const sharedLab = `import type { Fragment } from '../../lib/extend.ts'

export const shared: Fragment = { pveExporter: { tls: { caConfigMap: 'pve-root-ca' } } }
`

test('writes TypeScript that shares a fragment, and says the same as JSON', () =>
  whileServed(cluster(2), () =>
    withTree({ 'lab.ts': typescript, 'shared/lab.ts': sharedLab }, async ({ discover, read, root }) => {
      const { status, stdout, stderr } = await discover('--json')
      const { diff, ...result } = JSON.parse(stdout)
      assert.equal([status, stderr], [0, ''])
      assert.equal(result, {
        environment: 'lab',
        file: 'environments/lab.ts',
        cluster: 'lab',
        version: '9.1.4',
        asked: '198.51.100.1:8006',
        nodes: [
          { name: 'pve1', online: true, address: '198.51.100.1' },
          { name: 'pve2', online: true, address: '198.51.100.2' },
        ],
        changes: [
          {
            kind: 'address',
            name: 'pve2',
            address: '198.51.100.2',
            before: '198.51.100.22',
            why: "198.51.100.22 is on none of its interfaces; of its own, it is what the node's name resolves to (/cluster/status)",
          },
        ],
        withoutAddress: [],
        notes: [
          'pve2 (198.51.100.22:8006) refused the connection: pveproxy is not running, or a firewall rejects it',
        ],
        result: 'written',
      })
      assert.match(
        diff,
        "\n-    { name: 'pve2', address: '198.51.100.22' },\n+    { name: 'pve2', address: '198.51.100.2' },\n",
      )
      assert.is(read('lab.ts'), typescript.replace('100.22', '100.2'))
      assert.equal(readdirSync(root).sort(), ['ca.crt', 'environments'])
    }),
  ))

/** Files whose list is not theirs, and what a person is to do. */
const byHand: [title: string, files: Record<string, string>, expected: RegExp][] = [
  [
    'hypervisors that a shared fragment has',
    {
      'lab.ts': `import { extend } from '../lib/extend.ts'\nimport { shared } from './shared/lab.ts'\n\nexport default extend(shared)\n`,
      'shared/lab.ts': sharedLab.replace(
        '{ pveExporter',
        "{ hypervisors: [{ name: 'pve1', address: '198.51.100.1' }], pveExporter",
      ),
    },
    /\nenvironments\/lab\.ts is to be changed by hand: hypervisors is not a list of literals in the environment that it exports; nothing was written\n {2}add {5}\{ name: 'pve2', address: '198\.51\.100\.2' \},\n$/,
  ],
  [
    'a list that is changed after it was written',
    {
      'lab.ts': `const lab = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: { caConfigMap: 'pve-root-ca' } },
}
lab.hypervisors = [{ name: 'pve1', address: '198.51.100.1' }]
export default lab
`,
    },
    /by hand: the list that stands there is not the one that counts; nothing was written\n/,
  ],
]

for (const [title, files, expected] of byHand)
  test(`${title} is left to a person, with the lines to paste`, () =>
    whileServed(cluster(2), () =>
      withTree(files, async ({ discover, read }) => {
        const { status, stdout, stderr } = await discover()
        assert.match(stdout, expected)
        assert.equal([status, stderr], [1, ''])
        for (const [file, text] of Object.entries(files)) assert.is(read(file), text)
      }),
    ))

test('a change that makes the environment invalid is refused before anything is written', () =>
  whileServed(cluster(2), () =>
    withTree(
      {
        'lab.yaml':
          'hypervisors: [{ name: pve1, address: 198.51.100.1 }]\npveExporter: { tls: { caConfigMap: ca }, single: true }\n',
      },
      async ({ discover, read }) => {
        const before = read('lab.yaml')
        const { status, stdout, stderr } = await discover()
        assert.is(status, 1)
        assert.match(
          stderr,
          'environments/lab.yaml:2:50: pveExporter.single is for one hypervisor, and 2 are asked',
        )
        assert.match(
          stdout,
          /\n\nenvironments\/lab\.yaml would not be valid with these changes; nothing was written\n$/,
        )
        assert.is(read('lab.yaml'), before)
      },
    ),
  ))

test('a file that somebody changes meanwhile stays theirs', () =>
  whileServed(cluster(2, { nodes: { pve1: { delay: 50 } } }), ({ calls }) =>
    withTree({ 'lab.yaml': yaml }, async ({ discover, read, root }) => {
      const mine = `${yaml}namespace: mine\n`
      const { status, stderr } = await discover('', token(), async () => {
        while (calls.pve1?.['/version'] === undefined) await sleep(5)
        writeFileSync(join(root, 'environments/lab.yaml'), mine)
      })
      assert.is(read('lab.yaml'), mine)
      assert.is(status, 1, stderr)
    }),
  ))

/** How an API can't be looked at: how it is reached, the variables, and what is said. */
const notLooked: [
  title: string,
  access: Partial<Access>,
  variables: Record<string, string>,
  expected: string[] | RegExp,
][] = [
  [
    'a wrong token',
    {},
    { PVE_TOKEN: 'prometheus@pve!monitoring=Wrong-Horse' },
    [
      'environments/lab.yaml: pve1 (198.51.100.1:8006) answered 401 invalid token value!: it does not accept the token prometheus@pve!monitoring (its name, value or expiry)',
      'environments/lab.yaml: pve9 (198.51.100.9:8006) refused the connection: pveproxy is not running, or a firewall rejects it',
    ],
  ],
  [
    'a token that sees nothing',
    {},
    token('bare'),
    /^environments\/lab\.yaml: pve1 \(198\.51\.100\.1:8006\) answered 403 Permission check failed \(\/, Sys\.Audit\): the token prometheus@pve!bare lacks Sys\.Audit on \/\n/,
  ],
  [
    'a CA of another cluster',
    { ca: 'other.crt' },
    token(),
    /^environments\/lab\.yaml: pve1 \(198\.51\.100\.1:8006\) serves the certificate "pve1\.newyork\.example\.com", .* which is refused: /,
  ],
  [
    'a CA file without a certificate',
    { ca: 'environments/lab.yaml' },
    token(),
    /environments\/lab\.yaml: holds no certificate in PEM; give --ca the ca\.crt of the Secret or ConfigMap$/,
  ],
  [
    'no token',
    {},
    {},
    [
      'PVE_TOKEN: is not set; put the API token into it, as <user>@<realm>!<name>=<value>, such as prometheus@pve!monitoring=…, or into a file for --token-file',
    ],
  ],
  [
    'something that is no token',
    {},
    { PVE_TOKEN: secret },
    [
      'PVE_TOKEN: is not an API token; write it as <user>@<realm>!<name>=<value>, such as prometheus@pve!monitoring=…',
    ],
  ],
  ['a token file that is not there', { tokenFile: 'nothing/token' }, {}, /nothing\/token: does not exist/],
  [
    'an API that is slower than it may be',
    { timeout: 0.2 },
    token(),
    /gave no answer to \/cluster\/status within 0\.2 s/,
  ],
]

for (const [title, access, variables, expected] of notLooked)
  test(`${title} means that nothing was looked at`, () =>
    whileServed(cluster(1, { nodes: { pve1: { delay: access.timeout === undefined ? 0 : 3000 } } }), () =>
      withTree({ 'lab.yaml': yaml }, async ({ look, read, root }) => {
        if (access.ca === 'other.crt') writeFileSync(join(root, 'other.crt'), authority().cert)
        const found = await look(variables, {
          ...access,
          ...(access.ca && { ca: join(root, access.ca) }),
          ...(access.tokenFile && { tokenFile: join(root, access.tokenFile) }),
        })
        assert.ok('problems' in found)
        const said = found.problems.map(formatProblem)
        if (expected instanceof RegExp) assert.match(said.join('\n'), expected)
        else assert.equal(said, expected)
        assert.is(found.code, 2)
        assert.is(read('lab.yaml'), yaml)
        assert.not.ok(JSON.stringify(found).includes(secret))
        assert.not.ok(JSON.stringify(process.env).includes(secret))
      }),
    ))

test('a dead first hypervisor is passed over', () =>
  whileServed(
    cluster(2),
    () =>
      withTree({ 'lab.yaml': yaml.replace('pve9', 'pve2').replace('100.9', '100.2') }, async ({ look }) => {
        const found = await look()
        assert.ok('looked' in found)
        assert.is(found.looked.views[0].api.host.name, 'pve2')
        assert.equal(
          found.looked.failures.map(({ kind }) => kind),
          ['refused'],
        )
        assert.equal(found.comparison.changes, [])
      }),
    ['pve2'],
  ))

test('hosts that stand alone are not made one environment', () =>
  whileServed(cluster(1, { name: null }), () =>
    withTree({ 'lab.yaml': yaml }, async ({ look }) => {
      const found = await look()
      assert.ok('problems' in found)
      assert.is(found.code, 1)
      assert.match(
        found.problems.map(formatProblem).join(),
        /^environments\/lab\.yaml: pve1 \(198\.51\.100\.1\) is a host of no cluster, and/,
      )
    }),
  ))

test("the CA's name without its text is a question with the command that answers it", () =>
  withTree({ 'lab.yaml': yaml }, async ({ root }) => {
    const { status, stderr, stdout } = await runDiverted(
      ['discover', 'lab', '--root', root, '--json'],
      token(),
    )
    const question =
      "environments/lab.yaml: pveExporter.tls verifies the hypervisors by the configmap pve-root-ca; give its CA with --ca ca.crt, after: kubectl --namespace monitoring get configmap pve-root-ca --output jsonpath='{.data.ca\\.crt}' > ca.crt"
    assert.is(stderr, `${question}\n`)
    assert.equal(JSON.parse(stdout), { result: 'not looked', problems: [question] })
    assert.is(status, 2)
  }))

test('the ca.crt that npm run credentials makes for the exporters verifies here, too', () =>
  whileServed(cluster(1), () =>
    withTree({ 'lab.yaml': yaml }, async ({ look, root }) => {
      const steps = caSteps(
        complete('lab', 'environments/lab.yaml', {
          hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
          pveExporter: { tls: { caConfigMap: 'ca' } },
        }),
      )
      assert.match(steps.join('\n'), 'openssl x509 -in pve-root-ca.pem')
      writeFileSync(join(root, 'ca.crt'), trustAnchor(ca().cert))
      assert.ok('looked' in (await look()))
    }),
  ))

/** `caSteps`'s commands, without a shell. */
const trustAnchor = (root: string): string =>
  inFolder(
    {
      'pve-root-ca.pem': root,
      'extensions.cnf':
        'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\nsubjectKeyIdentifier=hash\nauthorityKeyIdentifier=keyid\n',
    },
    ({ openssl, read }) => {
      openssl(
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '3650', '-subj', '/CN=trust anchor'],
        ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-keyout', 'once.key', '-out', 'once.pem'],
      )
      openssl(
        ...['x509', '-in', 'pve-root-ca.pem', '-CA', 'once.pem', '-CAkey', 'once.key', '-set_serial', '1'],
        ...['-days', '3650', '-clrext', '-extfile', 'extensions.cnf', '-out', 'ca.crt'],
      )
      return read('ca.crt') + read('once.pem')
    },
  )

test('the token is in no output, argument, child and file, from wherever it comes', () =>
  whileServed(cluster(2, { nodes: { pve1: { delay: 300 } } }), ({ calls }) =>
    withTree({ 'lab.yaml': yaml }, async ({ discover, root }) => {
      mkdirSync(join(root, 'secrets'))
      const file = join(root, 'secrets/token')
      writeFileSync(file, `PVEAPIToken=prometheus@pve!monitoring=${secret}\n`)
      const seen: string[] = []
      const look = async ({ pid }: ChildProcess) => {
        while (calls.pve1 === undefined) await sleep(5)
        for (const process of readdirSync('/proc').filter(name => /^\d+$/.test(name)))
          seen.push(textOf(`/proc/${process}/cmdline`))
        for (const child of textOf(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean))
          seen.push(textOf(`/proc/${child}/environ`))
        calls.pve1 = {}
      }
      const parts = { PVE_USER: 'prometheus@pve', PVE_TOKEN_NAME: 'monitoring', PVE_TOKEN_VALUE: secret }
      for (const [words, variables] of [
        [`--check --token-file ${file}`, {}],
        ['--check', parts],
        ['--json', token()],
      ] as [string, Record<string, string>][]) {
        const { stdout, stderr, status } = await discover(words, variables, look)
        assert.is(status, words === '--json' ? 0 : 1, stderr)
        seen.push(stdout, stderr)
      }
      assert.ok(seen.some(text => text.includes('discover')))
      for (const name of readdirSync(root, { recursive: true, withFileTypes: true }))
        if (name.isFile() && name.name !== 'token') seen.push(textOf(join(name.parentPath, name.name)))
      for (const text of seen) assert.not.ok(text.includes(secret), text)
    }),
  ))

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

test.run()
