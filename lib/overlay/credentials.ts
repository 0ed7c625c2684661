import { defaults, type NamedEnvironment } from '../defaults.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { container, mountSecret } from './deployment.ts'
import { type OverlayPatch, patch, remove, replaceWhere } from './patch.ts'

/** Where both exporters get their credentials from. */
export const credentials = ({ pveExporter: { credentials } }: NamedEnvironment): OverlayPatch[] => [
  'secret' in credentials
    ? patch(
        'Deployment',
        undefined,
        ...replaceWhere(
          `${container}/envFrom/0/secretRef/name`,
          credentials.secret,
          defaults.pveExporter.credentials.secret,
        ),
      )
    : patch(
        'Deployment',
        undefined,
        remove(`${container}/envFrom`),
        ...mountSecret('config', credentials.configSecret, 'pve.yml', mountPaths.config),
      ),
]
