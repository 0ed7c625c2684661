import type { KubernetesObject } from '../kubectl.ts'

const token = {
  PVE_USER: 'prometheus@pve',
  PVE_TOKEN_NAME: 'monitoring',
  PVE_TOKEN_VALUE: 'not-a-real-one',
}

const configuration = `default:
  user: ${token.PVE_USER}
  token_name: ${token.PVE_TOKEN_NAME}
  token_value: ${token.PVE_TOKEN_VALUE}
`

/** What an overlay takes for granted, as an operator's cluster has it: the Secrets, ConfigMaps and PriorityClasses that its Deployments name. */
export const needed = (objects: KubernetesObject[], ca: string): KubernetesObject[] =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ metadata: { namespace }, spec: { template } }) => [
      ...environmentSecrets(template.spec).map(name => secret(namespace, name, token)),
      ...volumes(template.spec, 'secret', 'secretName').map(name =>
        secret(namespace, name, { 'pve.yml': configuration }),
      ),
      ...volumes(template.spec, 'configMap', 'name').map(name => ({
        ...named('v1', 'ConfigMap', name, namespace),
        data: { 'ca.crt': ca },
      })),
      ...[template.spec.priorityClassName ?? []]
        .flat()
        .map(name => ({ ...named('scheduling.k8s.io/v1', 'PriorityClass', name), value: 1000 })),
    ])

/** The labels that the overlay's pods ask a Kubernetes node for, as kubectl's arguments. */
export const nodeLabels = (objects: KubernetesObject[]): string[] =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ spec }) => Object.entries(spec.template.spec.nodeSelector ?? {}))
    .map(([key, value]) => `${key}=${value}`)

/** The images of the overlay's pods. */
export const images = (objects: KubernetesObject[]): string[] =>
  objects
    .filter(({ kind }) => kind === 'Deployment')
    .flatMap(({ spec }) => spec.template.spec.containers.map(({ image }: { image: string }) => image))

const environmentSecrets = ({ containers }: KubernetesObject): string[] =>
  containers.flatMap(({ envFrom = [] }: KubernetesObject) =>
    envFrom.map(({ secretRef }: KubernetesObject) => secretRef.name),
  )

const volumes = (pod: KubernetesObject, kind: string, field: string): string[] =>
  (pod.volumes ?? []).flatMap((volume: KubernetesObject) => volume[kind]?.[field] ?? [])

const secret = (namespace: string, name: string, stringData: Record<string, string>) => ({
  ...named('v1', 'Secret', name, namespace),
  stringData,
})

const named = (apiVersion: string, kind: string, name: string, namespace?: string) => ({
  apiVersion,
  kind,
  metadata: { name, ...(namespace !== undefined && { namespace }) },
})
