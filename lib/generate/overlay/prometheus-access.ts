import type { NamedEnvironment } from '../../environment/defaults.ts'
import { names } from '../../environment/object-names.ts'
import { type OverlayPatch, patch, replace } from './patch.ts'

/** Lets the account that the environment names list its namespace. */
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
