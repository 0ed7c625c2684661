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
