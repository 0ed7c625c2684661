import type { IEndpoints, IService } from 'kubernetes-models/v1'
import type { KubernetesObject } from './rendered.ts'

/** A name and an address that it leads to, as a line of a hosts file. */
export interface Name {
  address: string
  names: string[]
}

/** The forms of a Service's name that cluster DNS resolves in a pod of its namespace. */
const forms = (name: string, namespace: string) => [
  name,
  ...['', '.svc', '.svc.cluster.local'].map(suffix => `${name}.${namespace}${suffix}`),
]

/** What cluster DNS says of a headless Service: all of its addresses, and each by its hostname. */
export const headlessNames = ({ metadata, subsets }: KubernetesObject & IEndpoints): Name[] =>
  (subsets ?? [])
    .flatMap(({ addresses }) => addresses ?? [])
    .map(({ ip, hostname }) => ({
      address: ip,
      names: [
        ...forms(metadata.name, metadata.namespace),
        ...(hostname ? forms(`${hostname}.${metadata.name}`, metadata.namespace) : []),
      ],
    }))

/** What cluster DNS says of a Service in front of a pod. */
export const serviceNames = ({ metadata }: KubernetesObject & IService, address: string): Name => ({
  address,
  names: forms(metadata.name, metadata.namespace),
})

/** A hosts file as the kubelet makes it, with cluster DNS's answers after the pod's own aliases. */
export const hostsFile = (names: Name[]) =>
  ['127.0.0.1 localhost', '::1 localhost ip6-localhost', ...names.map(line)].join('\n').concat('\n')

const line = ({ address, names }: Name) => `${address} ${names.join(' ')}`
