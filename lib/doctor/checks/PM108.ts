import type { Cluster } from '../../cluster/cluster.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import type { Rendered } from '../rendered.ts'
import { type Schema, unknownFields } from '../unknown-fields.ts'

/** The fields that the definitions in the cluster know: an API server drops the others without a word. */
export const PM108: Check = {
  code: 'PM108',
  title: "The cluster's definitions know every field of the overlay's objects.",
  after: ['PM107'],
  run: async ({ cluster, rendered }) => {
    const objects = (await rendered()).value ?? []
    const versions = [...new Set(objects.map(({ apiVersion }) => apiVersion))].filter(isCustom)
    const answers = await Promise.all(versions.map(version => schemasOf(cluster, version)))
    const failure = answers.find(one => one.failure !== undefined)?.failure
    if (failure !== undefined) return unseen(failure)
    const schemas = answers.flatMap(({ value = [] }) => value)
    return found(judgeFields(objects, schemas))
  },
}

const isCustom = (apiVersion: string): boolean =>
  /\..*\//.test(apiVersion) && !apiVersion.includes('.k8s.io/')

/** Definitions, as `/openapi/v3` has them for one group and version. */
const schemasOf = async (cluster: Cluster, apiVersion: string) => {
  const { value, failure } = await cluster.raw<{ components: { schemas: Record<string, Schema> } }>(
    `/openapi/v3/apis/${apiVersion}`,
  )
  return failure === undefined ? { value: Object.values(value?.components.schemas ?? {}) } : { failure }
}

/** The fields of objects that no definition knows, by kind. */
export const judgeFields = (objects: Rendered[], schemas: Schema[]): Finding[] => {
  const unknown = objects.flatMap(object => {
    const schema = schemas.find(one => isOf(one, object))
    if (schema === undefined) return []
    return unknownFields(schema, object).map(field => ({
      kind: object.kind,
      field: field.replace(/\[\d+\]/g, '[]'),
    }))
  })
  return Object.entries(Object.groupBy(unknown, ({ kind }) => kind)).map(([kind, fields = []]) => ({
    what: `The cluster's definition of ${kind} does not know ${[...new Set(fields.map(({ field }) => field))].join(', ')}.`,
    why: 'The API server drops what a definition does not know, and the object works without it, or not at all.',
    mend: {
      advice:
        'Upgrade the definitions of the operator (Helm does not do that: apply them with `kubectl apply --server-side`), or choose another `discovery`.',
    },
  }))
}

const isOf = (schema: Schema, { apiVersion, kind }: Rendered): boolean =>
  schema['x-kubernetes-group-version-kind']?.some(
    one => one.kind === kind && `${one.group}/${one.version}` === apiVersion,
  ) ?? false
