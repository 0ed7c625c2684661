/** A Kubernetes object as far as every part of the generator needs to know it. */
export interface KubernetesObject {
  apiVersion: string
  kind: string
  metadata: { name: string; labels?: Record<string, string> }
}

/** `Service` as file names spell it: `service`, `ServiceMonitor`: `service-monitor`. */
export const kebabCase = (kind: string): string => kind.replace(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()
