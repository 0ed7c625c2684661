import type { Check } from './check.ts'
import { PM101 } from './checks/PM101.ts'
import { PM102 } from './checks/PM102.ts'
import { PM103 } from './checks/PM103.ts'
import { PM104 } from './checks/PM104.ts'
import { PM105 } from './checks/PM105.ts'
import { PM106 } from './checks/PM106.ts'
import { PM107 } from './checks/PM107.ts'
import { PM108 } from './checks/PM108.ts'
import { PM109 } from './checks/PM109.ts'
import { PM201 } from './checks/PM201.ts'
import { PM202 } from './checks/PM202.ts'
import { PM203 } from './checks/PM203.ts'
import { PM204 } from './checks/PM204.ts'
import { PM205 } from './checks/PM205.ts'
import { PM206 } from './checks/PM206.ts'
import { PM207 } from './checks/PM207.ts'
import { PM208 } from './checks/PM208.ts'
import { PM209 } from './checks/PM209.ts'
import { PM210 } from './checks/PM210.ts'
import { PM211 } from './checks/PM211.ts'
import { PM301 } from './checks/PM301.ts'
import { PM302 } from './checks/PM302.ts'
import { PM303 } from './checks/PM303.ts'
import { PM304 } from './checks/PM304.ts'
import { PM305 } from './checks/PM305.ts'
import { PM306 } from './checks/PM306.ts'
import { PM307 } from './checks/PM307.ts'
import { PM308 } from './checks/PM308.ts'
import { PM309 } from './checks/PM309.ts'
import { PM310 } from './checks/PM310.ts'
import { PM311 } from './checks/PM311.ts'
import { PM312 } from './checks/PM312.ts'
import { PM313 } from './checks/PM313.ts'
import { PM314 } from './checks/PM314.ts'

/** Every check, in the order in which a person reads them; each comes after those that it names. */
export const allChecks: Check[] = [
  PM101,
  PM102,
  PM103,
  PM104,
  PM105,
  PM106,
  PM107,
  PM108,
  PM109,
  PM201,
  PM202,
  PM203,
  PM204,
  PM205,
  PM206,
  PM207,
  PM208,
  PM209,
  PM210,
  PM211,
  PM301,
  PM302,
  PM303,
  PM304,
  PM305,
  PM306,
  PM307,
  PM308,
  PM309,
  PM310,
  PM311,
  PM312,
  PM313,
  PM314,
]

/** What the hundreds of the codes stand for. */
export const groups: Record<string, string> = {
  PM1: 'Tools, repository, cluster',
  PM2: 'Delivery and objects',
  PM3: 'Credentials, CA, pods',
  PM4: 'Exporter and Proxmox VE',
  PM5: 'Prometheus',
  PM6: 'Rules, Alertmanager, dashboards',
}
