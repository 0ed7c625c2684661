import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { credentialsSecret } from './credentials-secret.ts'
import { container, mountSecret } from './deployment.ts'
import { type OverlayPatch, patch, remove, replaceWhere } from './patch.ts'

/** Where both exporters get their credentials from. */
export const credentials = (environment: NamedEnvironment): OverlayPatch[] => {
  const { name, holds } = credentialsSecret(environment)
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
