import type { NamedEnvironment } from '../defaults.ts'
import { configMapsOf } from '../overlay/dashboards.ts'
import { partsOf } from '../overlay/overlay.ts'
import { ownObjects } from '../overlay/own-objects.ts'
import { objectsOf } from '../overlay/resolve.ts'

/** The kinds of an overlay's objects, as AppProjects name them. */
export const kindsOf = (environment: NamedEnvironment): { group: string; kind: string }[] => [
  ...[...objectsOf(partsOf(environment)), ...configMapsOf(environment), ...ownObjects(environment)].map(
    ({ apiVersion, kind }) => ({
      group: apiVersion.includes('/') ? (apiVersion.split('/')[0] as string) : '',
      kind,
    }),
  ),
]
