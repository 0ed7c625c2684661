import { defaults, type NamedEnvironment } from '../defaults.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { container, mountSecret } from './deployment.ts'
import { type OverlayPatch, patch, remove, replaceWhere } from './patch.ts'
import { secretOf } from './secret-of.ts'

/** Where both exporters get their credentials from. */
export const credentials = (environment: NamedEnvironment): OverlayPatch[] => {
  const { name, holds } = secretOf(environment)
  return [
    holds === 'variables'
      ? patch(
          'Deployment',
          undefined,
          ...replaceWhere(
            `${container}/envFrom/0/secretRef/name`,
            name,
            defaults.pveExporter.credentials.secret,
          ),
        )
      : patch(
          'Deployment',
          undefined,
          remove(`${container}/envFrom`),
          ...mountSecret('config', name, ['pve.yml'], mountPaths.config),
        ),
  ]
}
