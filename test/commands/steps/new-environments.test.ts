import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Ask } from '../../../lib/commands/steps/ask.ts'
import type { NewAnswers } from '../../../lib/commands/steps/new-answers.ts'
import { newDraft } from '../../../lib/commands/steps/new-draft.ts'
import { askedAnswers, faultOfName } from '../../../lib/commands/steps/new-questions.ts'
import {
  completed,
  type NewFlags,
  needsOwnRepository,
  noCluster,
  typedAnswers,
} from '../../../lib/commands/steps/new-typed.ts'
import { nextSteps } from '../../../lib/commands/steps/next-steps.ts'
import { selectingLabels } from '../../../lib/commands/steps/selecting-labels.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import { schemaFile } from '../../../lib/environment/schema.ts'
import type { Environment } from '../../../lib/environment.ts'
import { environmentText } from '../../../lib/environment-file/environment-text.ts'
import { approved } from '../../approved.ts'
import { lab } from '../../generate/overlay/render.ts'
import { tree } from '../../tree.ts'

/** Somebody who gives these answers, one after the other, each checked as a terminal checks it; what was asked is kept. */
const person = (...answers: (string | undefined)[]) => {
  const asked: string[] = []
  const left = [...answers]
  const next = (fault: (answer: string) => string | undefined) => {
    for (;;) {
      const answer = left.shift()
      if (answer === undefined) return undefined
      const wrong = fault(answer)
      if (wrong === undefined) return answer
      asked.push(`    ${JSON.stringify(answer)}: ${wrong}`)
    }
  }
  const ask: Ask = {
    text: async ({ message, initial, fault = () => undefined }) => {
      asked.push(`${message}${initial === undefined ? '' : ` (${initial})`}`)
      return next(fault)
    },
    select: async ({ message, options, initial }) => {
      asked.push(`${message}${initial === undefined ? '' : ` (${initial})`}`)
      for (const { value, label, hint = '' } of options)
        asked.push(`    ${value}: ${label} ${hint}`.trimEnd())
      return next(() => undefined) as never
    },
    say: text => asked.push(text),
  }
  return { ask, asked, left }
}

const ofTree = {
  needsRepository: () => true,
  faultOfName: (name: string) => (name === 'taken' ? 'exists already' : faultOfName(name)),
}
const ofLabel = ['', 'Monitoring', '-a', 'a-', '198.51.100.11', 'a'.repeat(64)]
const everything = [
  ...['taken', 'Lab', 'lab'],
  ...[...ofLabel, 'a'.repeat(63)],
  ...['', 'pve1', '=198.51.100.11', 'pve1=198.51.100', 'pve1=198.51.100.11', 'pve2', 'pve2=2001:db8::12', ''],
  ...['ca', ...ofLabel, 'pve-root-ca'],
  ...['release', 'a=b c', '=b', 'a b=c', ' release=stack , team= ,'],
  'argocd',
  'yaml',
  ...['git.example.com', 'xhttps://a', 'http://a', 'ssh://git@example.com/a.git'],
]

test('everything that is asked on a terminal is as approved, with what is said of wrong answers', async () => {
  const { ask, asked, left } = person(...everything)
  const answers = await askedAnswers(ask, {}, ofTree)
  assert.equal(left, [])
  assert.equal(answers, {
    secret: 'pve-lab',
    nodeExporter: true,
    name: 'lab',
    namespace: 'a'.repeat(63),
    hypervisors: [
      { name: 'pve1', address: '198.51.100.11' },
      { name: 'pve2', address: '2001:db8::12' },
    ],
    tls: { caConfigMap: 'pve-root-ca' },
    monitorLabels: { release: 'stack', team: '' },
    delivery: 'argocd',
    format: 'yaml',
    repository: 'ssh://git@example.com/a.git',
  })
  approved(import.meta.dirname, 'questions.txt', `${asked.join('\n')}\n`)
})

const few = { name: 'lab', namespace: 'a', delivery: 'hand', format: 'ts' } as const

test('a question that is cancelled ends all of them, wherever it stands', async () => {
  for (const answers of [
    [],
    ['lab'],
    ['lab', 'a'],
    ['lab', 'a', 'pve1=198.51.100.11'],
    ['lab', 'a', 'pve1=198.51.100.11', ''],
    ['lab', 'a', 'pve1=198.51.100.11', '', 'ca'],
    ['lab', 'a', 'pve1=198.51.100.11', '', 'insecure'],
    ['lab', 'a', 'pve1=198.51.100.11', '', 'insecure', ''],
    ['lab', 'a', 'pve1=198.51.100.11', '', 'insecure', '', 'hand'],
    ['lab', 'a', 'pve1=198.51.100.11', '', 'insecure', '', 'hand', 'ts'],
  ])
    assert.is(await askedAnswers(person(...answers).ask, {}, ofTree), undefined, answers.join())
  assert.equal(
    await askedAnswers(
      person('pve1=198.51.100.11', '', 'insecure', '').ask,
      { ...few, secret: 'own', nodeExporter: false },
      {
        ...ofTree,
        needsRepository: () => false,
      },
    ),
    {
      ...few,
      secret: 'own',
      nodeExporter: false,
      hypervisors: [{ name: 'pve1', address: '198.51.100.11' }],
      tls: 'insecure',
      monitorLabels: {},
    },
  )
})

const none: NewFlags = {
  hypervisor: [],
  monitorLabel: [],
  monitorLabels: true,
  nodeExporter: true,
  yaml: false,
  cluster: true,
}
const all: NewFlags = {
  hypervisor: ['pve1=198.51.100.11', 'pve2=2001:db8::12'],
  tls: 'own-ca',
  namespace: 'a',
  secret: 'token',
  monitorLabel: ['release=stack', 'a=b=c'],
  monitorLabels: true,
  nodeExporter: false,
  delivery: 'flux',
  repository: 'https://git.example.com/a.git',
  yaml: true,
  cluster: true,
}

test('each flag gives its answer, and none gives any', () => {
  assert.equal(typedAnswers('/nowhere', undefined, none), { answers: {}, problems: [] })
  assert.equal(typedAnswers('/nowhere', 'lab', none).answers, { name: 'lab', secret: 'pve-lab' })
  assert.equal(typedAnswers('/nowhere', 'lab', { ...none, monitorLabels: false, tls: 'insecure' }).answers, {
    name: 'lab',
    secret: 'pve-lab',
    tls: 'insecure',
    monitorLabels: {},
  })
  assert.equal(typedAnswers('/nowhere', 'lab', all), {
    answers: {
      name: 'lab',
      secret: 'token',
      hypervisors: [
        { name: 'pve1', address: '198.51.100.11' },
        { name: 'pve2', address: '2001:db8::12' },
      ],
      tls: { caConfigMap: 'own-ca' },
      namespace: 'a',
      monitorLabels: { release: 'stack', a: 'b=c' },
      nodeExporter: false,
      delivery: 'flux',
      repository: 'https://git.example.com/a.git',
      format: 'yaml',
    },
    problems: [],
  })
})

test('every mistake in flags is told with its flag', () => {
  const { root, remove } = tree({
    'environments/lab.yml': '',
    'environments/other.yaml': '',
    'environments/third.ts': '',
  })
  const taken = 'exists already, and is not overwritten; choose another name, or edit or delete the file'
  for (const file of ['lab.yml', 'other.yaml', 'third.ts'])
    assert.equal(typedAnswers(root, file.replace(/\..*/, ''), none).problems, [
      { file: `environments/${file}`, message: taken },
    ])
  assert.equal(
    typedAnswers(root, 'Lab', { ...none, hypervisor: ['=', 'a=', '=b', 'a=b'], monitorLabel: ['x', 'x='] })
      .problems,
    [
      {
        file: '<environment>',
        message: '"Lab" is not a lower-case letter, then at most 62 lower-case letters, digits and "-"',
      },
      ...['=', 'a=', '=b'].map(value => ({
        file: '--hypervisor',
        message: `${JSON.stringify(value)} is not a node and its address, such as pve1=198.51.100.11`,
      })),
      { file: '--hypervisor', message: '"a=b": "b" is not an IPv4 or IPv6 address' },
      ...['x', 'x='].map(value => ({
        file: '--monitor-label',
        message: `${JSON.stringify(value)} is not a label, such as release=kube-prometheus-stack`,
      })),
    ],
  )
  remove()
})

test('a name is one of a file and of a label', () => {
  for (const [name, isOne] of [
    ['lab', true],
    ['l', true],
    ['a-1', true],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['1a', false],
    ['-a', false],
    ['a-', false],
    ['a.b', false],
    [' a', false],
  ] as const)
    assert.is(faultOfName(name) === undefined, isOne, name)
})

test('what is left out is a default where one is harmless, and else told', () => {
  const there = { name: 'lab', hypervisors: [], tls: 'insecure', monitorLabels: {} } as const
  assert.equal(completed(there as never, noCluster, false), {
    namespace: 'monitoring',
    nodeExporter: true,
    delivery: 'hand',
    format: 'ts',
    ...there,
  })
  assert.equal(
    completed(
      {
        ...there,
        namespace: 'a',
        format: 'yaml',
        delivery: 'flux',
        nodeExporter: false,
        repository: 'x',
      } as never,
      noCluster,
      true,
    ),
    {
      ...there,
      namespace: 'a',
      format: 'yaml',
      delivery: 'flux',
      nodeExporter: false,
      repository: 'x',
    },
  )
  const missing = {
    name: { file: '<environment>', message: 'is missing: give the environment’s name' },
    hypervisors: { file: '--hypervisor', message: 'is missing: give each as <node>=<address>' },
    tls: {
      file: '--tls',
      message: 'is missing: give the ConfigMap with the CA, or insecure for no verification',
    },
    monitorLabels: noCluster,
  }
  for (const [field, problem] of Object.entries(missing))
    assert.equal(completed({ ...there, [field]: undefined } as never, noCluster, false), {
      problems: [problem],
    })
  assert.equal(completed(there as never, noCluster, true), {
    problems: [
      {
        file: '--repository',
        message: 'is missing: give the address of this Git repository, from which the overlay is delivered',
      },
    ],
  })
})

test('a delivery needs the repository’s address where the tree does not say it for that format', () => {
  for (const [answers, shared, needs] of [
    [{}, undefined, false],
    [{ delivery: 'hand' }, undefined, false],
    [{ delivery: 'flux' }, undefined, true],
    [{ delivery: 'flux' }, 'shared', false],
    [{ delivery: 'flux', format: 'ts' }, 'shared', false],
    [{ delivery: 'flux', format: 'yaml' }, 'shared', true],
    [{ delivery: 'flux', format: 'yaml', repository: 'x' }, 'shared', false],
  ] as const)
    assert.is(needsOwnRepository(answers, shared), needs, JSON.stringify(answers))
})

const answers: NewAnswers = {
  name: 'lab',
  namespace: 'monitoring',
  hypervisors: [{ name: 'pve1', address: '198.51.100.11' }],
  tls: 'insecure',
  secret: 'pve-lab',
  monitorLabels: {},
  nodeExporter: true,
  delivery: 'hand',
  format: 'ts',
}
const repository = 'https://git.example.com/a.git'
const shared = 'export const byArgoCD = {}\nexport const byFluxes = {}\n'

test('the file of every kind of answers is as approved', async () => {
  const { value: schema } = await schemaFile(() => {})
  const drafts: [string, Partial<NewAnswers>, string?][] = [
    ['as few as can be', {}],
    [
      'everything',
      {
        namespace: 'a',
        tls: { caConfigMap: 'ca' },
        monitorLabels: { release: 'stack' },
        nodeExporter: false,
      },
    ],
    [
      'everything in YAML',
      {
        namespace: 'a',
        tls: { caConfigMap: 'ca' },
        monitorLabels: { a: 'b' },
        nodeExporter: false,
        format: 'yaml',
      },
    ],
    ['by Argo CD', { delivery: 'argocd', repository }],
    ['by Flux', { delivery: 'flux', repository }],
    ['by Argo CD, as the tree shares it', { delivery: 'argocd' }, shared],
    ['by Argo CD, with a repository of its own', { delivery: 'argocd', repository }, shared],
    ['by Flux, which the tree does not share', { delivery: 'flux' }, shared],
    ['by Argo CD, in YAML', { delivery: 'argocd', repository, format: 'yaml' }, shared],
    ['by hand, though the tree shares more', {}, shared],
  ]
  approved(
    import.meta.dirname,
    'drafts.txt',
    drafts
      .map(
        ([what, some, there]) =>
          `# ${what}\n${environmentText(newDraft({ ...answers, ...some }, there), schema)}`,
      )
      .join('\n'),
  )
})

test('what comes next is as approved, for every kind of environment', () => {
  const environments: [string, Partial<Environment>, string?][] = [
    ['by hand', {}],
    [
      'with a CA and without node exporters',
      { nodeExporter: false, pveExporter: { tls: { caConfigMap: 'ca' } } },
    ],
    [
      'delivered',
      { namespace: 'a', discovery: 'static', delivery: { repository: { url: repository }, argocd: {} } },
    ],
    [
      'delivered by what the tree shares',
      { delivery: { repository: { url: repository }, flux: {} } },
      repository,
    ],
  ]
  approved(
    import.meta.dirname,
    'next-steps.txt',
    environments
      .map(
        ([what, own, sharedRepository]) =>
          `# ${what}\n${nextSteps(complete('lab', 'environments/lab.ts', { ...lab, ...own }), sharedRepository)}\n`,
      )
      .join('\n'),
  )
})

const selector = (key: string) => ({ matchLabels: { [key]: 'a' } })

test('the labels are those that satisfy each selector of a Prometheus', () => {
  const labelsOf = (spec: object, discovery: 'static' | 'endpoints' = 'endpoints') =>
    selectingLabels({ metadata: { name: 'a' }, spec } as never, discovery)
  const spec = {
    serviceMonitorSelector: selector('monitor'),
    ruleSelector: selector('rule'),
    probeSelector: selector('probe'),
    scrapeConfigSelector: selector('config'),
  }
  assert.equal(labelsOf(spec), { labels: { monitor: 'a', rule: 'a' }, unsatisfied: [] })
  assert.equal(labelsOf(spec, 'static'), {
    labels: { monitor: 'a', rule: 'a', probe: 'a', config: 'a' },
    unsatisfied: [],
  })
  assert.equal(labelsOf({ serviceMonitorSelector: null, ruleSelector: {} }, 'static'), {
    labels: {},
    unsatisfied: ['serviceMonitorSelector', 'probeSelector', 'scrapeConfigSelector'],
  })
  assert.equal(selectingLabels({ metadata: { name: 'a' } } as never, 'endpoints').unsatisfied, [
    'serviceMonitorSelector',
    'ruleSelector',
  ])
  const matchExpressions = [
    { key: 'in', operator: 'In', values: ['x', 'y'] },
    { key: 'empty', operator: 'In', values: [] },
    { key: 'none', operator: 'In' },
    { key: 'there', operator: 'Exists' },
    { key: 'not', operator: 'NotIn', values: ['x'] },
    { key: 'both', operator: 'Exists' },
  ]
  assert.equal(
    labelsOf({ serviceMonitorSelector: { matchExpressions, matchLabels: { both: 'b' } }, ruleSelector: {} }),
    {
      labels: { in: 'x', there: 'true', both: 'b' },
      unsatisfied: [],
    },
  )
})

test.run()
