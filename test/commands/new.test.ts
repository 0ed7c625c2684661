import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { askOnTerminal } from '../../lib/commands/steps/ask.ts'
import { askedAnswers } from '../../lib/commands/steps/new-questions.ts'
import { tokenSteps } from '../../lib/commands/steps/token-steps.ts'
import { repository } from '../../lib/file/repository.ts'
import { tree } from '../tree.ts'

const cli = join(repository, 'lib/cli.ts')
const shared = readFileSync(join(repository, 'environments/shared/delivery.ts'), 'utf8')

/** A tree without environments, and `new` run on it where nobody can be asked. */
const fresh = (files: Record<string, string> = {}) => {
  const { root, run, remove } = tree({ 'environments/shared/delivery.ts': shared, ...files })
  const folder = join(root, 'environments')
  return {
    root,
    run,
    remove,
    environments: () => readdirSync(folder).filter(name => name !== 'shared'),
    read: (name: string) => readFileSync(join(folder, name), 'utf8'),
    create: (words: string[], path = '/nonexistent') =>
      spawnSync(process.execPath, [cli, 'new', ...words, '--root', root], {
        encoding: 'utf8',
        input: '',
        env: { ...process.env, PATH: path },
      }),
  }
}

const lab = [
  'lab',
  '--hypervisor',
  'pve1=198.51.100.11',
  '--hypervisor',
  'pve2=2001:db8::12',
  '--tls',
  'insecure',
]

test('flags write the environment that the README shows, which builds, and print what comes next', () => {
  const { create, read, run, remove } = fresh()
  const { status, stdout, stderr } = create([
    ...lab,
    '--monitor-label',
    'release=kube-prometheus-stack',
    '--no-cluster',
  ])
  assert.equal([status, stderr], [0, ''])
  assert.is(
    read('lab.ts'),
    `import type { Environment } from '../lib/environment.ts'

export default {
  namespace: 'monitoring',
  hypervisors: [
    { name: 'pve1', address: '198.51.100.11' },
    { name: 'pve2', address: '2001:db8::12' },
  ],
  pveExporter: { credentials: { secret: 'pve-lab' }, tls: 'insecure' },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
} satisfies Environment
`,
  )
  assert.match(stdout, /^wrote environments\/lab\.ts\n\n1\. On one node of Proxmox VE, a token/)
  assert.match(stdout, / {3}: .*kubectl --namespace monitoring create secret generic pve-lab /)
  // `git diff` shows nothing of folders that git does not know yet.
  assert.match(stdout, / {3}npm run build\n {3}kubectl kustomize overlays\/lab\n/)
  assert.match(stdout, / {3}npm run doctor -- lab\n$/)
  const built = run('build')
  assert.is(built.status, 0, built.stderr)
  remove()
})

/** Each delivery and format: the environment, the flags for it, and what the file then holds. */
const deliveries: [string, string[], RegExp][] = [
  [
    'by-argocd.ts',
    ['--delivery', 'argocd'],
    /^import \{ extend \}.*\n.*byArgoCD.*\n\nexport default extend\(byArgoCD, \{/,
  ],
  ['by-flux.ts', ['--delivery', 'flux'], /export default extend\(byFlux, \{/],
  [
    'in-yaml.yaml',
    [
      '--delivery',
      'argocd',
      '--yaml',
      '--repository',
      'https://git.example.com/platform/proxmox-monitoring.git',
    ],
    /^# yaml-language-server: .*\n(.*\n)*discovery: static\n(.*\n)*delivery:\n {2}repository:\n {4}url: https:\/\/git\.example\.com\/platform\/proxmox-monitoring\.git\n {2}argocd: \{\}\n/,
  ],
  [
    'by-hand.ts',
    ['--no-node-exporter', '--tls', 'pve-root-ca'],
    /tls: \{ caConfigMap: 'pve-root-ca' \}(.*\n)*.*nodeExporter: false,/,
  ],
]

test('every delivery and format that can be chosen builds', () => {
  const { create, read, run, remove } = fresh()
  for (const [file, flags, expected] of deliveries) {
    const [name = ''] = file.split('.')
    const words = [name, ...lab.slice(1), '--no-monitor-labels', '--no-cluster', ...flags]
    const { status, stderr } = create(words)
    assert.is(status, 0, stderr)
    assert.match(read(file), expected)
  }
  const built = run('build')
  assert.is(built.status, 0, built.stderr)
  remove()
})

test('a repository that is given is the environment’s, whatever the shared delivery says', () => {
  const { create, read, run, remove } = fresh()
  const repository = 'https://git.corp.internal/monitoring.git'
  const words = [
    ...lab,
    '--no-cluster',
    '--no-monitor-labels',
    '--delivery',
    'argocd',
    '--repository',
    repository,
  ]
  const { status, stdout, stderr } = create(words)
  assert.is(status, 0, stderr)
  assert.not.match(stdout, 'Your repository in environments/shared/delivery.ts')
  assert.match(read('lab.ts'), /extend\(byArgoCD, \{(.*\n)* {2}delivery: \{ repository: \{ url: /)
  assert.is(run('build').status, 0)
  remove()
})

test('a label that JavaScript takes for something else is told like any other that Kubernetes refuses', () => {
  const { create, environments, remove } = fresh()
  const { status, stderr } = create([...lab, '--no-cluster', '--monitor-label', '__proto__=x'])
  assert.is(status, 1)
  assert.match(stderr, /prometheus\.monitorLabels\.__proto__/)
  assert.equal(environments(), [])
  remove()
})

test('without a terminal nothing is asked: every flag that is missing is named, and nothing is written', () => {
  const { create, environments, remove } = fresh()
  const { status, stdout, stderr } = create(['--no-cluster', '--delivery', 'flux', '--yaml'])
  assert.equal([status, stdout], [1, ''])
  assert.is(
    stderr,
    `<environment>: is missing: give the environment’s name
--hypervisor: is missing: give each as <node>=<address>
--tls: is missing: give the ConfigMap with the CA, or insecure for no verification
--repository: is missing: give the address of this Git repository, from which the overlay is delivered
--monitor-label: is missing: give the labels that your Prometheus selects by, or --no-monitor-labels where it selects all
5 problems; nothing was written
`,
  )
  assert.equal(environments(), [])
  remove()
})

test('what is wrong with flags is told at once, with the flag', () => {
  const { create, environments, remove } = fresh({ 'environments/lab.yaml': 'namespace: lab\n' })
  const { status, stderr } = create([
    'lab',
    '--hypervisor',
    'pve1',
    '--hypervisor',
    'pve2=pve2.example.com',
    '--monitor-label',
    'x',
  ])
  assert.is(status, 1)
  assert.is(
    stderr,
    `environments/lab.yaml: exists already, and is not overwritten; choose another name, or edit or delete the file
--hypervisor: "pve1" is not a node and its address, such as pve1=198.51.100.11
--hypervisor: "pve2=pve2.example.com": "pve2.example.com" is not an IPv4 or IPv6 address
--monitor-label: "x" is not a label, such as release=kube-prometheus-stack
4 problems; nothing was written
`,
  )
  assert.equal(environments(), ['lab.yaml'])
  remove()
})

test('what no environment may hold is refused as the build refuses it, and nothing is left', () => {
  const { create, environments, remove } = fresh()
  const { status, stderr } = create([
    'lab',
    '--hypervisor',
    'PVE1=127.0.0.1',
    '--tls',
    'insecure',
    '--no-cluster',
    '--no-monitor-labels',
  ])
  assert.is(status, 1)
  assert.match(stderr, /environments\/lab\.ts: hypervisors\[0\]\.name "PVE1" is not a DNS-1123 label/)
  assert.match(stderr, /nothing was written/)
  assert.equal(environments(), [])
  remove()
})

/** What a cluster with kube-prometheus-stack answers: its Prometheus's selectors, and the operator's mark on its definitions (0.90.1). */
const kubectl = (prometheuses: object[]) => `#!/bin/sh
case "$*" in
  *customresourcedefinitions*) echo '${JSON.stringify({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: 'prometheuses.monitoring.coreos.com',
      annotations: { 'operator.prometheus.io/version': '0.90.1' },
    },
  })}' ;;
  *) echo '${JSON.stringify({ apiVersion: 'v1', kind: 'List', items: prometheuses })}' ;;
esac
`

const release = { matchLabels: { release: 'stack' } }
const prometheus = (name: string, spec: object = {}) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name, namespace: 'observability' },
  spec: {
    serviceMonitorSelector: release,
    probeSelector: release,
    scrapeConfigSelector: release,
    ruleSelector: release,
    ...spec,
  },
})

const answering = (...prometheuses: object[]) => {
  const made = fresh({ 'bin/kubectl': kubectl(prometheuses) })
  chmodSync(join(made.root, 'bin/kubectl'), 0o755)
  return {
    ...made,
    create: (words: string[]) => made.create(words, `${join(made.root, 'bin')}:/usr/bin:/bin`),
  }
}

test('a kubectl that fails with what steers a terminal, or prints no JSON, leaves the labels open', () => {
  const said: [string, string][] = [
    ["printf '\\033[2Jpassword=hunter2\\n' >&2; exit 1", '\\u001b[2J(hidden)'],
    ['echo "<html>"', 'kubectl printed something other than the JSON asked for'],
  ]
  for (const [script, words] of said) {
    const { create, root, remove } = fresh({ 'bin/kubectl': `#!/bin/sh\n${script}\n` })
    chmodSync(join(root, 'bin/kubectl'), 0o755)
    const { status, stderr } = create(lab, `${join(root, 'bin')}:/usr/bin:/bin`)
    assert.is(status, 1)
    assert.not.match(stderr, '\u001b')
    assert.not.match(stderr, 'hunter2')
    assert.match(stderr, words)
    remove()
  }
})

test('labels and namespace are those of the cluster’s Prometheus, and it says so', () => {
  const { create, read, remove } = answering(prometheus('main'))
  const { status, stderr } = create(lab)
  assert.is(status, 0, stderr)
  assert.is(
    stderr,
    'From the cluster: Prometheus observability/main selects release=stack; Prometheus Operator 0.90.1.\n',
  )
  assert.match(read('lab.ts'), /namespace: 'observability',(.*\n)*.*monitorLabels: \{ release: 'stack' \}/)
  remove()
})

test('a Prometheus that selects no rules is told; of several, one has to be named', () => {
  const one = answering(prometheus('main', { ruleSelector: undefined }))
  assert.match(
    one.create(lab).stderr,
    /It has no ruleSelector, and so selects none of those objects: set it first\.\n/,
  )
  one.remove()
  const two = answering(
    prometheus('main'),
    prometheus('other', { serviceMonitorSelector: {}, ruleSelector: {} }),
  )
  assert.match(
    two.create(lab).stderr,
    /the cluster has several: give --prometheus observability\/main or observability\/other/,
  )
  assert.is(two.create([...lab, '--prometheus', 'observability/other']).status, 0)
  assert.not.match(two.read('lab.ts'), /monitorLabels/)
  two.remove()
})

/** A terminal whose person types an answer when its question appears. */
const person = (answers: [RegExp, string][]) => {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input })
  const left = [...answers]
  let shown = ''
  const output = new Writable({
    write(chunk, _, done) {
      shown += String(chunk)
      const [next] = left
      if (next?.[0].test(shown)) {
        left.shift()
        shown = ''
        setImmediate(() => input.write(next[1]))
      }
      done()
    },
  })
  return { input, output: Object.assign(output, { isTTY: true, columns: 120, rows: 40 }), left }
}

const ofTree = {
  needsRepository: () => false,
  faultOfName: (name: string) => (name === 'taken' ? 'exists already' : undefined),
}
const enter = '\r'
const down = '\u001b[B'

test('on a terminal Enter takes what is proposed', async () => {
  const { input, output } = person([[/Which/, enter]])
  const { select } = await askOnTerminal(input, output)
  const options = ['a', 'b', 'c'].map(value => ({ value, label: value }))
  assert.is(await select({ message: 'Which', options, initial: 'b' }), 'b')
})

test('on a terminal what the flags leave open is asked, each thing once', async () => {
  const { input, output, left } = person([
    [/Name of the environment/, `taken${enter}`],
    // Clack erases nothing by itself: five times back.
    [/exists already/, `${'\u007f'.repeat(5)}lab${enter}`],
    [/Namespace of its objects/, enter],
    [/First hypervisor/, `pve1=198.51.100.11${enter}`],
    [/Next hypervisor/, `pve2=198.51.100.12${enter}`],
    [/Next hypervisor/, enter],
    [/certificates verified/, enter],
    [/Name of the ConfigMap/, enter],
    [/Labels that your Prometheus selects by/, `release=stack, team=a${enter}`],
    [/What applies the overlay/, `${down}${enter}`],
    [/How is it written/, enter],
  ])
  const answers = await askedAnswers(await askOnTerminal(input, output), {}, ofTree)
  assert.equal(left, [])
  assert.equal(answers, {
    name: 'lab',
    namespace: 'monitoring',
    hypervisors: [
      { name: 'pve1', address: '198.51.100.11' },
      { name: 'pve2', address: '198.51.100.12' },
    ],
    tls: { caConfigMap: 'pve-root-ca' },
    secret: 'pve-lab',
    monitorLabels: { release: 'stack', team: 'a' },
    nodeExporter: true,
    delivery: 'argocd',
    format: 'ts',
  })
})

test('an answer that won’t do is asked again, and what flags or the cluster say is not asked', async () => {
  const { input, output, left } = person([
    [/First hypervisor/, `pve1${enter}`],
    [/a name and an IP address/, `=198.51.100.11${enter}`],
    [/Next hypervisor/, enter],
  ])
  const some = {
    name: 'lab',
    namespace: 'a',
    tls: 'insecure',
    monitorLabels: {},
    delivery: 'hand',
    format: 'ts',
  } as const
  const answers = await askedAnswers(await askOnTerminal(input, output), some, ofTree)
  assert.equal(left, [])
  assert.equal(answers?.hypervisors, [{ name: 'pve1', address: '198.51.100.11' }])
})

test('who cancels gets nothing', async () => {
  const { input, output } = person([[/Name of the environment/, '\u0003']])
  assert.is(await askedAnswers(await askOnTerminal(input, output), {}, ofTree), undefined)
})

test('the commands for the token are the README’s', () => {
  const readme = readFileSync(join(repository, 'README.md'), 'utf8')
  for (const step of tokenSteps) assert.ok(readme.includes(`# ${step}\n`), step)
})

test.run()
