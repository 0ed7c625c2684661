import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { dnsServers } from '../objects/network-policy.ts'
import { type OverlayPatch, patch, replace } from './patch.ts'

/** The DNS servers that the exporters may ask, where they differ from the base's; in `static` host aliases have all names, and they ask none. */
export const dns = ({ discovery, networkPolicy, platform }: NamedEnvironment): OverlayPatch[] => {
  if (networkPolicy === false) return []
  if (discovery === 'static') return [patch('NetworkPolicy', names.pveExporter, replace('/spec/egress', []))]
  const { dns } = networkPolicy
  if (dns === undefined && platform === defaults.platform) return []
  // OpenShift has no NodeLocal DNSCache.
  const addresses = dns ?? (platform === 'openshift' ? [] : defaults.networkPolicy.dns)
  return [
    patch('NetworkPolicy', names.pveExporter, replace('/spec/egress/0/to', dnsServers(platform, addresses))),
  ]
}
