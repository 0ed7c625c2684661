import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { credentialsSecret } from './credentials-secret.ts'
import { container, exporterPatch, mountSecret } from './deployment.ts'
import { type OverlayPatch, remove, replaceWhere } from './patch.ts'

/** Where both exporters get their credentials from. */
export const credentials = (environment: NamedEnvironment): OverlayPatch[] => {
  const { name, holds } = credentialsSecret(environment)
  return [
    holds === 'variables'
      ? exporterPatch(
          environment,
          ...replaceWhere(
            `${container}/envFrom/0/secretRef/name`,
            name,
            defaults.pveExporter.credentials.secret,
          ),
        )
      : exporterPatch(
          environment,
          remove(`${container}/envFrom`),
          ...mountSecret('config', name, ['pve.yml'], mountPaths.config),
        ),
  ]
}
