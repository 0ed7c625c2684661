import type { IDeployment } from 'kubernetes-models/apps/v1'
import type { IService } from 'kubernetes-models/v1'
import { type KubernetesObject, ofKind, selected } from './rendered.ts'

/**
 * Names of the Deployments whose pods a Service selects. Here a Service's name leads to its pod's own address, so a
 * port that is not the container's, or leads to none, throws.
 */
export function podsBehind(objects: KubernetesObject[], { metadata, spec }: KubernetesObject & IService) {
  if (spec?.selector === undefined) return []
  const deployments = selected(
    ofKind<IDeployment>(objects, 'Deployment').filter(one => one.metadata.namespace === metadata.namespace),
    deployment => deployment.spec?.template.metadata?.labels,
    spec.selector,
  )
  for (const deployment of deployments)
    for (const { port, targetPort = port } of spec.ports ?? []) {
      const open = deployment.spec?.template.spec?.containers.flatMap(({ ports = [] }) => ports) ?? []
      const reached = open.find(({ name, containerPort }) => [name, containerPort].includes(targetPort))
      if (reached?.containerPort !== port)
        throw new Error(
          `Service ${metadata.name}: port ${port} leads to ${targetPort}, which is no such port of its pod`,
        )
    }
  return deployments.map(deployment => deployment.metadata.name)
}
