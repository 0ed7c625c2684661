import ipaddr from 'ipaddr.js'
import type { Environment, Exporter } from '../../lib/environment.ts'
import type { Rendered } from '../kubectl.ts'
import { ofKind, told } from './objects.ts'

/** An environment's hypervisors must be asked, each by what it runs, and nobody else; and the policy opens the way to those alone. */
export const brokenAddresses = (objects: Rendered[], environment: Environment): string[] => [
  ...differ('the node exporters asked', asked(objects, 'node-exporter'), addressesOf(environment, 'node')),
  ...apiAsked(objects, environment).flatMap(found =>
    differ('the hypervisors asked', found, addressesOf(environment, 'pve')),
  ),
  ...(environment.networkPolicy === false
    ? []
    : differ('the way out', opened(objects), addressesOf(environment, 'pve'))),
  ...(environment.networkPolicy !== false && ofKind(objects, 'NetworkPolicy').length === 0
    ? ['there is no NetworkPolicy']
    : []),
]

const differ = (what: string, found: string[], expected: string[]): string[] =>
  found.join() === expected.join() ? [] : [`${what}: ${found.join()}; not ${expected.join()}`]

/** Hypervisors that run an exporter: those that say so, and those that say nothing. */
const addressesOf = ({ hypervisors, nodeExporter }: Environment, exporter: Exporter): string[] =>
  exporter === 'node' && nodeExporter === false
    ? []
    : canonical(
        hypervisors
          .filter(({ exporters }) => exporters === undefined || exporters.includes(exporter))
          .map(({ address }) => address),
      )

const canonical = (addresses: string[]): string[] =>
  [
    ...new Set(
      addresses.map(address => (ipaddr.isValid(address) ? ipaddr.parse(address).toString() : address)),
    ),
  ].sort()

/** The addresses behind the Service, or in the ScrapeConfig, of a component. */
const asked = (objects: Rendered[], component: string): string[] => {
  const own = objects.filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/name'] === component)
  return canonical([
    ...ofKind(own, 'Endpoints').flatMap(({ subsets }) =>
      subsets.flatMap(({ addresses }: Rendered) => addresses.map(({ ip }: Rendered) => ip)),
    ),
    ...ofKind(own, 'EndpointSlice').flatMap(({ endpoints }) =>
      endpoints.flatMap(({ addresses }: Rendered) => addresses),
    ),
    ...ofKind(own, 'ScrapeConfig').flatMap(({ spec }) =>
      spec.staticConfigs.flatMap(({ targets }: Rendered) =>
        targets.map((target: string) => target.replace(/:[0-9]+$/, '').replace(/^\[(.*)\]$/, '$1')),
      ),
    ),
  ])
}

/** In `static` mode the host aliases of each exporter lead to the hypervisors. */
const apiAsked = (objects: Rendered[], { discovery }: Environment): string[][] =>
  discovery === 'static'
    ? ofKind(objects, 'Deployment')
        .filter(({ metadata }) => metadata.labels?.['app.kubernetes.io/component'] === 'pve-exporter')
        .map(({ spec }) => canonical((spec.template.spec.hostAliases ?? []).map(({ ip }: Rendered) => ip)))
    : [asked(objects, 'pve-exporter-hypervisor')]

/** Where the policy lets out to port 8006. */
const opened = (objects: Rendered[]): string[] =>
  canonical(
    ofKind(objects, 'NetworkPolicy').flatMap(policy =>
      policy.spec.egress
        .filter(({ ports }: Rendered) => ports?.some(({ port }: Rendered) => port === 8006) ?? true)
        .flatMap(({ to }: Rendered) => {
          if (to === undefined || to.length === 0) throw new Error(`${told(policy)} lets out to anybody`)
          return to.map(({ ipBlock }: Rendered) => ipBlock.cidr.replace(/\/(32|128)$/, ''))
        }),
    ),
  )
