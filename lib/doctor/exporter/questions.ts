import { inURL } from '../../environment/address.ts'
import { hypervisorsOf, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { certifiedName, sharedName } from '../../generate/overlay/certified-names.ts'
import { apiPort } from '../../proxmox/hosts-of-environment.ts'
import type { ExporterPod, ExporterPods } from './exporter-pods.ts'

/** What an exporter is asked: the cluster's series by the name that its scrape uses, or one hypervisor for the cluster's members. */
export interface Question {
  pod: ExporterPod
  /** None for the cluster scrape. */
  hypervisor?: NamedEnvironment['hypervisors'][number]
  target: string
}

/** The questions that show whether each hypervisor is reached, as Prometheus's scrapes reach it. */
export const questions = (environment: NamedEnvironment, { cluster, node }: ExporterPods): Question[] => {
  const shared = sharedName(environment)
  // Only the exporter of the node scrapes knows the hypervisors' own names, or is asked by address.
  const asker = environment.pveExporter.single ? cluster : node
  const ofHypervisors =
    asker === undefined
      ? []
      : hypervisorsOf(environment, 'pve').map(hypervisor => ({
          pod: asker,
          hypervisor,
          target: targetOf(environment, hypervisor),
        }))
  const ofCluster =
    cluster === undefined ? [] : [{ pod: cluster, target: shared ?? hypervisorsName(environment, cluster) }]
  return [...ofCluster, ...ofHypervisors]
}

/** As the node scrape asks: by a name that is verified or a host alias, or else by address and port. */
const targetOf = (
  environment: NamedEnvironment,
  hypervisor: NamedEnvironment['hypervisors'][number],
): string => {
  const { tls } = environment.pveExporter
  if (tls !== 'insecure' || environment.discovery === 'static') return certifiedName(environment, hypervisor)
  const { address } = hypervisor
  return `${inURL(address)}:${apiPort}`
}

/** The name that leads to all hypervisors: their Service's, or in `static` a host alias. */
const hypervisorsName = ({ namePrefix }: NamedEnvironment, { spec }: ExporterPod): string =>
  spec.hostAliases
    ?.flatMap(({ hostnames = [] }) => hostnames)
    .find(hostname => hostname.endsWith(names.hypervisors)) ?? `${namePrefix}${names.hypervisors}`
