import type { Check } from './check.ts'
import { PM101 } from './checks/PM101.ts'

/** Every check, in the order in which a person reads them; each comes after those that it names. */
export const allChecks: Check[] = [PM101]

/** What the hundreds of the codes stand for. */
export const groups: Record<string, string> = {
  PM1: 'Tools, repository, cluster',
  PM2: 'Delivery and objects',
  PM3: 'Credentials, CA, pods',
  PM4: 'Exporter and Proxmox VE',
  PM5: 'Prometheus',
  PM6: 'Rules, Alertmanager, dashboards',
}
