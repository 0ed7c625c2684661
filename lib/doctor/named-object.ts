import type { Answer } from '../cluster/failure.ts'
import type { Seen } from '../cluster/seen.ts'
import type { NamedEnvironment } from '../environment/defaults.ts'
import type { ScrapedExporter } from '../environment/exporters/scraped-exporters.ts'
import { fieldName } from '../problem/field-path.ts'
import type { Scene } from './scene.ts'

/** A Secret or ConfigMap that the environment names and nobody generates, and the keys that it must have. */
export interface NamedObject {
  kind: 'Secret' | 'ConfigMap'
  name: string
  keys: string[]
  /** The field that names it. */
  field: string
}

/** Such an object as the cluster has it: of a Secret only the keys and certificates. */
export type Held = Seen & { data?: Record<string, string> }

/** The keys that hold something. */
export const filledKeys = ({ data = {} }: Pick<Held, 'data'>): string[] =>
  Object.keys(data).filter(key => data[key])

/** Reads it. */
export const held = (
  { cluster, environment }: Scene,
  { kind, name }: NamedObject,
): Promise<Answer<Held | undefined>> => cluster.get<Held>(kind, name, environment.namespace)

/** The CA by which the exporters verify Proxmox VE; nothing where they verify by public roots or not at all. */
export const caOfProxmox = ({ pveExporter: { tls } }: NamedEnvironment): NamedObject | undefined =>
  tls === 'insecure' ? undefined : caObject(tls, 'pveExporter.tls')

/** Its PEM as the cluster has it; empty where the object or its key is missing, undefined where the environment names none. */
export const caPem = async (scene: Scene): Promise<Answer<string | undefined>> => {
  const ca = caOfProxmox(scene.environment)
  if (ca === undefined) return { value: undefined }
  const { value, failure } = await held(scene, ca)
  if (failure !== undefined) return { failure }
  const text = value?.data?.['ca.crt'] ?? ''
  return { value: ca.kind === 'Secret' ? Buffer.from(text, 'base64').toString() : text }
}

/** What else pods and scrapes take from the namespace. */
export const otherObjects = ({ pveExporter, exporters }: NamedEnvironment): NamedObject[] => {
  const { certificateSecret, imagePullSecrets = [] } = pveExporter
  return [
    ...(certificateSecret === undefined
      ? []
      : [secret(certificateSecret, ['tls.crt', 'tls.key', 'ca.crt'], 'pveExporter.certificateSecret')]),
    ...exporters.flatMap(ofExporter),
    ...imagePullSecrets.map(({ name }) =>
      secret(name, ['.dockerconfigjson'], 'pveExporter.imagePullSecrets'),
    ),
  ]
}

/** What the scrape of an exporter on the hypervisors takes: who it is there, and the CA by which it verifies. */
const ofExporter = ({ field, tls = 'insecure', basicAuthSecret }: ScrapedExporter): NamedObject[] => {
  const ca = tls === 'insecure' ? undefined : caObject(tls, fieldName([...field, 'tls']))
  return [
    ...(basicAuthSecret === undefined
      ? []
      : [secret(basicAuthSecret, ['username', 'password'], fieldName([...field, 'basicAuthSecret']))]),
    ...(ca === undefined ? [] : [ca]),
  ]
}

const secret = (name: string, keys: string[], field: string): NamedObject => ({
  kind: 'Secret',
  name,
  keys,
  field,
})

const caObject = (
  { caSecret, caConfigMap }: { caSecret?: string; caConfigMap?: string },
  field: string,
): NamedObject | undefined => {
  if (caSecret !== undefined) return { ...secret(caSecret, ['ca.crt'], `${field}.caSecret`) }
  return caConfigMap === undefined
    ? undefined
    : { kind: 'ConfigMap', name: caConfigMap, keys: ['ca.crt'], field: `${field}.caConfigMap` }
}
