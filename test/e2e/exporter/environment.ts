import type { IServiceMonitor } from '@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import type { IConfigMap, IEndpoints, IPodSpec, IService } from 'kubernetes-models/v1'
import { containerProcess, type Data } from './container.ts'
import { headlessNames, type Name, serviceNames } from './names.ts'
import { type Pod, startPod } from './pod.ts'
import { podsBehind } from './pods-behind.ts'
import { newestPython, type Python } from './pythons.ts'
import { type KubernetesObject, ofKind } from './rendered.ts'
import { endpointsTargets, monitored, podTargets, type Role, type Target } from './service-discovery.ts'
import { until } from './until.ts'

type Deployment = KubernetesObject & IDeployment

/** A rendered overlay whose exporters run. */
export interface RunningEnvironment {
  objects: KubernetesObject[]
  /** By the Deployment's name. */
  pods: Record<string, Pod>
  /** What its names lead to, for a pod of its namespace. */
  names: Name[]
  stop: () => boolean
}

/** Starts the pods of an overlay's Deployments, with its ConfigMaps and what else is in its namespace, and waits until they are ready. */
export async function startEnvironment(
  objects: KubernetesObject[],
  others: Data,
  python: Python = newestPython(),
): Promise<RunningEnvironment> {
  const headless = ofKind<IEndpoints>(objects, 'Endpoints').flatMap(headlessNames)
  const configMaps = ofKind<IConfigMap>(objects, 'ConfigMap')
  const data: Data = {
    ...Object.fromEntries(configMaps.map(({ metadata, data = {} }) => [metadata.name, data])),
    ...others,
  }
  const start = async (deployment: Deployment): Promise<[string, Pod]> => {
    const specification = podOf(deployment)
    const aliases = (specification.hostAliases ?? []).map(({ ip, hostnames = [] }) => ({
      address: ip,
      names: hostnames,
    }))
    const pod = await startPod(containerProcess(specification, data), [...aliases, ...headless], python)
    await ready(deployment, pod)
    return [deployment.metadata.name, pod]
  }
  const pods = Object.fromEntries(await Promise.all(ofKind<IDeployment>(objects, 'Deployment').map(start)))
  const services = ofKind<IService>(objects, 'Service').flatMap(service =>
    podsBehind(objects, service).map(name => serviceNames(service, pods[name]?.address ?? '')),
  )
  return {
    objects,
    pods,
    names: [...headless, ...services],
    stop: () => Object.values(pods).every(pod => pod.stop()),
  }
}

/** The targets that discovery gives a ServiceMonitor. */
export const targetsOf = (
  { objects, pods }: RunningEnvironment,
  monitor: KubernetesObject & IServiceMonitor,
  role: Role,
): Target[] =>
  monitored(objects, monitor).flatMap(service => {
    const endpoints = ofKind<IEndpoints>(objects, 'Endpoints').find(
      ({ metadata }) => metadata.name === service.metadata.name,
    )
    if (endpoints) return endpointsTargets(service, endpoints, role)
    return podsBehind(objects, service).flatMap(name =>
      podTargets(service, { name: `${name}-0`, address: pods[name]?.address ?? '' }, role),
    )
  })

/** Asks each of a pod's probes, and gives their status. */
export const probe = (deployment: Deployment, { address }: Pod) =>
  Promise.all(
    (['readinessProbe', 'livenessProbe'] as const).map(async kind => {
      const [container] = podOf(deployment).containers
      const { path = '/', port } = container?.[kind]?.httpGet ?? { port: '' }
      const number = container?.ports?.find(({ name }) => name === port)?.containerPort ?? port
      return (await fetch(`http://${address}:${number}${path}`, { signal: AbortSignal.timeout(10_000) }))
        .status
    }),
  )

async function ready(deployment: Deployment, pod: Pod) {
  const name = deployment.metadata.name
  await until(`${name} is ready`, async () => {
    return pod.ended() || (await probe(deployment, pod)).every(status => status === 200)
  })
  if (pod.ended()) throw new Error(`${name} ended:\n${pod.log()}`)
}

const podOf = (deployment: Deployment) => deployment.spec?.template.spec as IPodSpec
