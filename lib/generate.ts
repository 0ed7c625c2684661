import { base } from './base.ts'
import type { NamedEnvironment } from './defaults.ts'
import type { File } from './file.ts'
import { overlay, patchesOf } from './overlay/overlay.ts'

/** Every file of the environments: base/, dashboards/, and one overlay an environment. */
export const generate = (environments: NamedEnvironment[]): File[] => [
  ...base(),
  ...environments.map(environment => overlay(environment, patchesOf(environment))),
]
