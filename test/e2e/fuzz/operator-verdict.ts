import { gunzipSync } from 'node:zlib'
import type { NamedEnvironment } from '../../../lib/environment/defaults.ts'
import type { Rendered } from '../../kubectl.ts'
import { documentedKeys } from '../../relations/keys.ts'
import { ofKind } from '../../relations/objects.ts'
import type { Ask } from './api-client.ts'
import { fuzzedObjects } from './fuzzed-objects.ts'

const namespace = 'fuzz'
const label = { fuzz: 'true' }
const kinds = ['ServiceMonitor', 'Probe', 'ScrapeConfig', 'PrometheusRule']

/** What the operator reads of each environment, under names that no two of them share, and what these refer to. */
export const forOperator = (environments: NamedEnvironment[], ca: string): Rendered[] => {
  const read = environments.flatMap((environment, index) =>
    fuzzedObjects([environment])
      .filter(({ kind }) => kinds.includes(kind))
      .map(object => ({
        ...object,
        metadata: { name: `e${index}-${object.metadata.name}`.slice(0, 253), namespace, labels: label },
      })),
  )
  const held = Object.fromEntries(documentedKeys.map(key => [key, key.endsWith('.crt') ? ca : 'x']))
  return [
    prometheus,
    ...[...referred(read, 'secret')].map(name => ({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name, namespace },
      stringData: held,
    })),
    ...[...referred(read, 'configMap')].map(name => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name, namespace },
      data: held,
    })),
    ...read,
  ] as Rendered[]
}

/** No pod of it runs: only its configuration is wanted. */
const prometheus = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: namespace, namespace },
  spec: {
    replicas: 0,
    ...Object.fromEntries(
      ['serviceMonitor', 'probe', 'scrapeConfig', 'rule'].map(kind => [
        `${kind}Selector`,
        { matchLabels: label },
      ]),
    ),
  },
}

/** Names of what references of a kind lead to: `secret: { name }`, and a basicAuth's two. */
const referred = (value: unknown, kind: 'secret' | 'configMap', found = new Set<string>()): Set<string> => {
  if (typeof value !== 'object' || value === null) return found
  for (const [field, own] of Object.entries(value)) {
    const isReference = field === kind || (kind === 'secret' && ['username', 'password'].includes(field))
    if (isReference && typeof own?.name === 'string') found.add(own.name)
    referred(own, kind, found)
  }
  return found
}

/** The configuration and the files of rules that the operator made; it throws while one of the objects is in neither. */
export const madeByOperator = async (ask: Ask, objects: Rendered[]) => {
  const { body: secret } = await ask('GET', `/api/v1/namespaces/${namespace}/secrets/prometheus-${namespace}`)
  const { body: maps } = await ask(
    'GET',
    `/api/v1/namespaces/${namespace}/configmaps?labelSelector=prometheus-name%3D${namespace}`,
  )
  const packed: string | undefined = secret.data?.['prometheus.yaml.gz']
  const config = packed === undefined ? '' : gunzipSync(Buffer.from(packed, 'base64')).toString()
  const rules = Object.assign({}, ...(maps.items ?? []).map(({ data = {} }: Rendered) => data)) as Record<
    string,
    string
  >
  const missing = [
    ...objects
      .filter(({ kind }) => kinds.slice(0, 3).includes(kind))
      .filter(({ metadata: { name } }) => !config.includes(`/${namespace}/${name}`)),
    ...ofKind(objects, 'PrometheusRule').filter(
      ({ metadata: { name } }) => !Object.keys(rules).some(file => file.startsWith(`${namespace}-${name}-`)),
    ),
  ]
  if (missing.length > 0)
    throw new Error(`the operator leaves out ${JSON.stringify(missing.slice(0, 3)).slice(0, 3000)}`)
  return { config, rules }
}
