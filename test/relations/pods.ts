import type { Rendered } from '../kubectl.ts'
import { hasPort, matches, ofKind, podsOf, told } from './objects.ts'

/** Deployments that select other pods than their own, probes at no port, mounts of no volume, accounts that are not there. */
export const brokenPods = (objects: Rendered[], name: string): string[] => [
  ...ofKind(objects, 'Deployment').flatMap(deployment => ofDeployment(deployment, objects, name)),
  ...ofKind(objects, 'NetworkPolicy').flatMap(policy => ofPolicy(policy, objects, name)),
]

const ofDeployment = (deployment: Rendered, objects: Rendered[], name: string): string[] => {
  const { selector, template } = deployment.spec
  const { containers, volumes = [], serviceAccountName, automountServiceAccountToken } = template.spec
  const [container] = containers
  const own = podsOf(objects, selector.matchLabels)
  const secure = container.args.some((arg: string) => arg.startsWith('--server.certfile='))
  return [
    ...(selector.matchLabels.environment === name ? [] : ['selects pods of other environments']),
    ...(own.length === 1 && own[0] === deployment ? [] : [`selects the pods of ${own.length} Deployments`]),
    ...(matches(selector.matchLabels, template.metadata.labels) ? [] : ['does not select its own pods']),
    ...['readinessProbe', 'livenessProbe'].flatMap(probe => {
      const { path, port, scheme = 'HTTP' } = container[probe].httpGet
      return [
        ...(hasPort(container.ports, port) ? [] : [`has a ${probe} at the port ${port}`]),
        // `/pve` would send the token at each probe, and fail with the hypervisors.
        ...(path === '/' ? [] : [`has a ${probe} that asks ${path}`]),
        ...(scheme === (secure ? 'HTTPS' : 'HTTP') ? [] : [`has a ${probe} by ${scheme}`]),
      ]
    }),
    ...(template.metadata.labels['app.kubernetes.io/component'] !== 'pve-exporter' ||
    (hasPort(container.ports, 9221) && hasPort(container.ports, 'http'))
      ? []
      : ['has no port http, 9221']),
    ...policiesOf(deployment, objects),
    ...container.volumeMounts
      .filter((mount: Rendered) => !volumes.some((volume: Rendered) => volume.name === mount.name))
      .map((mount: Rendered) => `mounts ${mount.name}, which is no volume`),
    ...volumes
      .filter((volume: Rendered) => !container.volumeMounts.some((one: Rendered) => one.name === volume.name))
      .map((volume: Rendered) => `has the volume ${volume.name}, which nothing mounts`),
    ...volumes
      .filter(
        ({ configMap }: Rendered) =>
          configMap?.name.includes('proxmox-monit-') && configMap.items === undefined,
      )
      .filter(
        ({ configMap }: Rendered) =>
          !ofKind(objects, 'ConfigMap').some(({ metadata }) => metadata.name === configMap.name),
      )
      .map(({ configMap }: Rendered) => `mounts the ConfigMap ${configMap.name}, which is not made`),
    ...(ofKind(objects, 'ServiceAccount').some(({ metadata }) => metadata.name === serviceAccountName)
      ? []
      : [`runs as ${serviceAccountName}, which is no account`]),
    ...(automountServiceAccountToken === false ? [] : ['has a token of the API server']),
    // A proxy of the cluster's would see the token.
    ...['NO_PROXY', 'no_proxy']
      .filter(variable => container.env.find((one: Rendered) => one.name === variable)?.value !== '*')
      .map(variable => `has no ${variable}`),
  ].map(complaint => `${told(deployment)} ${complaint}`)
}

/** Where there are policies, one closes each pod in both directions; a pod that none covers is open to everybody. Others open ways out beside it. */
const policiesOf = (deployment: Rendered, objects: Rendered[]): string[] => {
  const policies = ofKind(objects, 'NetworkPolicy')
  const own = policies.filter(
    ({ spec }) =>
      spec.policyTypes.includes('Ingress') &&
      matches(spec.podSelector.matchLabels, deployment.spec.template.metadata.labels),
  )
  return policies.length === 0 || own.length === 1 ? [] : [`is covered by ${own.length} policies`]
}

const ofPolicy = (policy: Rendered, objects: Rendered[], name: string): string[] => {
  const { podSelector, policyTypes, ingress = [] } = policy.spec
  const covered = podsOf(objects, podSelector.matchLabels)
  return [
    ...(podSelector.matchLabels.environment === name ? [] : ['covers pods of other environments']),
    ...(covered.length > 0 ? [] : ['covers no pod']),
    ...(['Ingress,Egress', 'Egress'].includes(policyTypes.join()) ? [] : ['does not close the way out']),
    ...(ingress.every(({ from }: Rendered) => from?.length > 0) ? [] : ['lets everybody in']),
    ...ingress
      .flatMap(({ ports }: Rendered) => ports)
      .filter(({ port }: Rendered) =>
        covered.some(({ spec }) => !hasPort(spec.template.spec.containers[0].ports, port)),
      )
      .map(({ port }: Rendered) => `lets in at ${port}`),
  ].map(complaint => `${told(policy)} ${complaint}`)
}
