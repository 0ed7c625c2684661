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
import { PM110 } from './checks/PM110.ts'
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
import { PM212 } from './checks/PM212.ts'
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
import { PM401 } from './checks/PM401.ts'
import { PM402 } from './checks/PM402.ts'
import { PM403 } from './checks/PM403.ts'
import { PM404 } from './checks/PM404.ts'
import { PM405 } from './checks/PM405.ts'
import { PM406 } from './checks/PM406.ts'
import { PM407 } from './checks/PM407.ts'
import { PM408 } from './checks/PM408.ts'
import { PM409 } from './checks/PM409.ts'
import { PM410 } from './checks/PM410.ts'
import { PM411 } from './checks/PM411.ts'
import { PM412 } from './checks/PM412.ts'
import { PM501 } from './checks/PM501.ts'
import { PM502 } from './checks/PM502.ts'
import { PM503 } from './checks/PM503.ts'
import { PM504 } from './checks/PM504.ts'
import { PM505 } from './checks/PM505.ts'
import { PM506 } from './checks/PM506.ts'
import { PM507 } from './checks/PM507.ts'
import { PM508 } from './checks/PM508.ts'
import { PM509 } from './checks/PM509.ts'
import { PM510 } from './checks/PM510.ts'
import { PM511 } from './checks/PM511.ts'
import { PM512 } from './checks/PM512.ts'
import { PM513 } from './checks/PM513.ts'
import { PM514 } from './checks/PM514.ts'
import { PM601 } from './checks/PM601.ts'
import { PM602 } from './checks/PM602.ts'
import { PM603 } from './checks/PM603.ts'
import { PM604 } from './checks/PM604.ts'
import { PM605 } from './checks/PM605.ts'
import { PM606 } from './checks/PM606.ts'

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
  PM110,
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
  PM212,
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
  PM401,
  PM402,
  PM403,
  PM404,
  PM405,
  PM406,
  PM407,
  PM408,
  PM409,
  PM410,
  PM411,
  PM412,
  PM501,
  PM502,
  PM503,
  PM504,
  PM505,
  PM506,
  PM507,
  PM508,
  PM509,
  PM510,
  PM511,
  PM512,
  PM513,
  PM514,
  PM601,
  PM602,
  PM603,
  PM604,
  PM605,
  PM606,
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
