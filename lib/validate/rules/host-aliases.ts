import { hypervisorsOf } from '../../environment/defaults.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import type { Rule } from '../rule.ts'

/** Addresses of one name that musl, on which the exporter's image is built, takes from /etc/hosts. */
const most = 48

/** Where host aliases lead one name to all hypervisors, those that are too many are left out. */
export const hostAliases: Rule = environment => {
  const asked = hypervisorsOf(environment, 'pve').length
  const used = usedFor(environment)
  if (used === undefined || asked <= most) return []
  const consequence = `${asked} hypervisors: those after the ${most}th are left out of the cluster scrape's failover`
  return [{ path: used.path, message: `${used.message}; ${consequence}`, severity: 'warning' }]
}

const usedFor = ({
  discovery,
  pveExporter: { tls },
}: Parameters<Rule>[0]): { path: FieldPath; message: string } | undefined => {
  if (tls !== 'insecure')
    return {
      path: ['pveExporter', 'tls'],
      message: `is verified by host aliases, of which the exporter's image takes ${most} a name`,
    }
  return discovery === 'static'
    ? {
        path: ['discovery'],
        message: `"static" leads one name to all hypervisors by host aliases, of which the exporter's image takes ${most}`,
      }
    : undefined
}
