import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { type OverlayPatch, patch, replace } from './patch.ts'

/** The account of the Prometheus that may list the environment's namespace, where the environment names one. */
export const prometheusAccess = ({ prometheus: { serviceAccount } }: NamedEnvironment): OverlayPatch[] =>
  serviceAccount === undefined
    ? []
    : [
        patch(
          'RoleBinding',
          names.prometheusAccess,
          replace('/subjects', [{ kind: 'ServiceAccount', ...serviceAccount }]),
        ),
      ]
