import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { complete, type NamedEnvironment } from '../../lib/environment/defaults.ts'
import type { FieldName } from '../../lib/environment/field-name.ts'
import type { JSONSchema } from '../../lib/environment/schema.ts'
import type { Environment } from '../../lib/environment.ts'
import { rules } from '../../lib/validate/applicable-rules.ts'
import { propertiesOf } from '../../lib/validate/schema/schema-node.ts'
import { judged, lab, schema } from './judged.ts'

/** Environments that between them lead each rule to all that it reads. */
const environments: Partial<Environment>[] = [
  {},
  {
    labels: { a: 'b' },
    pveExporter: {
      tls: { caSecret: 'a', caConfigMap: 'b', serverName: 'c' },
      credentials: { externalSecret: { store: { name: 'a' }, key: 'b', template: '{{ .a }}' } },
      collectors: { status: false },
      resources: { requests: { memory: '1Gi' } },
      tolerations: [{}],
      nodeSelector: { a: 'b' },
    },
    nodeExporter: { scheme: 'https', basicAuthSecret: 'a', tls: {} },
    networkPolicy: { from: [{ podSelector: { matchLabels: { a: 'b' }, matchExpressions: [] } }] },
    dashboards: { grafanaOperator: { instanceLabels: {} } },
    alerts: { labels: { a: 'b' }, rules: { ProxmoxNodeDown: { threshold: 1 } }, except: { guests: ['a'] } },
    delivery: { repository: { url: 'https://a/b' }, argocd: {} },
    patches: [{ target: { kind: 'a' }, patch: [{ op: 'remove', path: '/metadata/annotations' }] }],
  },
  {
    discovery: 'static',
    pveExporter: { tls: {} },
    delivery: { repository: { url: 'https://a/b' }, flux: {} },
  },
  { nodeExporter: false, pveExporter: { tls: 'insecure', nodeInterval: false } },
  {
    pveExporter: {
      tls: { serverName: 'a' },
      credentials: { sealedSecret: { encryptedData: { PVE_USER: 'a' } } },
    },
    hypervisors: lab.hypervisors.map(one => ({ ...one, serverName: 'a', exporters: ['pve'] })),
  },
  { pveExporter: { tls: 'insecure', credentials: { sops: { file: 'a.sops.yaml' } } } },
]

test('a rule names every field that it reads, so that none sees a value that does not fit the schema', () => {
  for (const own of environments)
    for (const [rule, fields] of rules) {
      const environment = complete('lab', 'environments/lab.ts', { ...lab, ...own })
      for (const read of readBy(rule, environment))
        assert.ok(
          [...fields, ...derived(fields), 'name', 'file'].some(
            field => read === field || read.startsWith(`${field}.`) || field.startsWith(`${read}.`),
          ),
          `${rule.name || rule} reads ${read}`,
        )
    }
})

test('a field that there is not is none that a rule can name', () => {
  // @ts-expect-error: it would never keep its rule away from a fault.
  const misspelt: FieldName = 'pveExporter.colectors'
  assert.type(misspelt, 'string')
})

/** What the program adds to an environment, by the fields of which it makes it. */
const derived = (fields: FieldName[]): string[] =>
  ['pveExporter', 'pveExporter.scrapeTimeout'].some(field => fields.includes(field as FieldName))
    ? ['nodeScrapeTimeout']
    : []

/** The sections of an environment and their fields, by the schema. */
const everyField = Object.fromEntries(
  Object.keys(propertiesOf(schema)).map(section => [
    section,
    Object.assign({}, ...objectsBelow(propertiesOf(schema)[section] as JSONSchema).map(propertiesOf)),
  ]),
)

function objectsBelow(node: JSONSchema): JSONSchema[] {
  const branches = (node.anyOf as JSONSchema[] | undefined) ?? [
    (node.items as JSONSchema | undefined) ?? node,
  ]
  const definitions = schema.definitions as Record<string, JSONSchema>
  return branches.map(
    one =>
      definitions[
        String(one.$ref ?? '')
          .split('/')
          .at(-1) as string
      ] ?? one,
  )
}

/** The fields that a function reads of an environment, by their names. */
const readBy = (rule: (environment: NamedEnvironment) => unknown, environment: NamedEnvironment) => {
  const read = new Set<string>()
  const watched = <Value extends object>(value: Value, field: string): Value =>
    new Proxy(value, {
      get: (target, key) => {
        const item: unknown = Reflect.get(target, key)
        if (typeof key === 'symbol' || typeof item === 'function') return item
        const name = Array.isArray(target) ? field : [field, key].filter(part => part !== '').join('.')
        if (name !== '') read.add(name)
        return typeof item === 'object' && item !== null ? watched(item, name) : item
      },
    })
  rule(watched(environment, ''))
  return read
}

const secret = (field: string, owner = 'pveExporter.credentials') =>
  `${field}, which is not shown here and must never stand in this repository; put it into a Secret that ${owner} names, and revoke it if it was ever committed`
const tlsMissing =
  "pveExporter.tls is missing; add it: `'insecure'`, or what verifies the hypervisors' certificates (`{ caConfigMap }`, for one). Required, so that nobody skips verification unknowingly."

/** What stands in the place of a field, each with all that is told. */
const crashes: [string, object, ...string[]][] = [
  [
    'a password beside no tls',
    { pveExporter: { password: 'hunter2' } },
    secret("pveExporter.password holds what looks like a secret's own value"),
    tlsMissing,
  ],
  [
    'a token beside no tls',
    { pveExporter: { token: 'PVEAPIToken=a@pve!b=c' } },
    secret('pveExporter.token holds what looks like an API token'),
    tlsMissing,
  ],
  [
    'a password in a list',
    { pveExporter: [{ password: 'hunter2' }] },
    secret("pveExporter[0].password holds what looks like a secret's own value"),
  ],
  [
    'a password beside no address',
    { hypervisors: [{ name: 'pve1', password: 'hunter2' }] },
    secret("hypervisors[0].password holds what looks like a secret's own value"),
    'hypervisors[0].address is missing; add it: where Prometheus and the exporter reach it',
  ],
  [
    'a password beside a misspelt field',
    { nodeExporter: { password: 'hunter2', schema: 'https' } },
    secret(
      "nodeExporter.password holds what looks like a secret's own value",
      'nodeExporter.basicAuthSecret',
    ),
    'nodeExporter.schema is not a known field; did you mean "scheme"?',
  ],
  [
    'a number in place of a duration',
    { pveExporter: { tls: 'insecure', nodeInterval: 60 } },
    'pveExporter.nodeInterval 60 is not a Prometheus duration, such as 30s or 1m30s or false; write "60s"',
  ],
  [
    'an object that calls a field toString',
    { discovery: { toString: 'x', valueOf: 'y' } },
    'discovery {"toString":"x","valueOf":"y"} is not one of "endpoints", "endpointslices", "static"',
  ],
  [
    'an object that calls a field toString in place of a number',
    { nodeExporter: { port: { toString: 'x' } } },
    'nodeExporter.port {"toString":"x"} is not a whole number',
  ],
]

for (const [title, fields, ...messages] of crashes)
  test(`${title} is told, and what else is wrong, without a stack trace`, () =>
    assert.equal(
      judged({ lab: { ...lab, ...fields } }),
      messages.map(message => `environments/lab.ts: ${message}`),
    ))

for (const value of [null, 0, '', 'x', true, [], [null], {}])
  test(`${JSON.stringify(value)} in place of any field is a fault or none, and no stack trace`, () => {
    for (const field of Object.keys(everyField)) judged({ lab: { ...lab, [field]: value } })
    for (const [section, fields] of Object.entries(everyField))
      for (const field of Object.keys(fields))
        judged({ lab: { ...lab, [section]: { ...Reflect.get(lab, section), [field]: value } } })
  })

test.run()
