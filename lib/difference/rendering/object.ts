/** A Kubernetes object with whatever fields it has, as it stands in a file or in a cluster. */
export interface RenderedObject {
  apiVersion: string
  kind: string
  metadata: {
    name: string
    namespace?: string
    labels?: Record<string, string>
    annotations?: Record<string, string>
  }
  [field: string]: unknown
}

/** Whether a value is an object of Kubernetes, as far as its head tells. */
export const isObject = (value: unknown): value is RenderedObject => {
  const { apiVersion, kind, metadata } = Object(value) as Partial<RenderedObject>
  return typeof apiVersion === 'string' && typeof kind === 'string' && typeof metadata?.name === 'string'
}

/** A copy of plain data, in a fifth of the time of `structuredClone`. */
export const copyOf = <Data>(data: Data): Data => {
  if (Array.isArray(data)) return data.map(copyOf) as Data
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, copyOf(value)])) as Data
}
