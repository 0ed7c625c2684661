import type { NamedEnvironment } from '../environment/defaults.ts'
import type { File } from '../file/file.ts'
import type { DeliveredName } from '../monitoring/dashboards/dashboard-names.ts'
import { base } from './base.ts'
import { gitops } from './gitops/gitops.ts'
import { overlay } from './overlay/overlay.ts'

/** Every file of the environments: base/, dashboards/, an overlay each, and what points Argo CD and Flux at them. */
export const generate = (environments: NamedEnvironment[], dashboards?: DeliveredName[]): File[] => [
  ...base(dashboards),
  ...environments.flatMap(overlay),
  ...gitops(environments),
]
