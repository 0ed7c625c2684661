import type { IExternalSecret } from '@kubernetes-models/external-secrets/external-secrets.io/v1'
import { metadata, names } from '../../environment/object-names.ts'
import type { ExternalSecretSource } from '../../environment.ts'

/** The ExternalSecret that makes the exporters' Secret, whose name stands in full: Kustomize puts no prefix into it. */
export const externalSecret = (
  target: string,
  { store, key, properties = defaultProperties, template, refreshInterval = '1h' }: ExternalSecretSource,
) =>
  ({
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: metadata(names.pveExporter, 'pve-exporter'),
    spec: {
      refreshInterval,
      secretStoreRef: { name: store.name, kind: store.kind ?? 'SecretStore' },
      target: {
        name: target,
        // The Secret goes when the ExternalSecret does, and stays when the store's entry is gone.
        creationPolicy: 'Owner',
        deletionPolicy: 'Retain',
        ...(template !== undefined && { template: { engineVersion: 'v2', data: { 'pve.yml': template } } }),
      },
      ...(template === undefined
        ? {
            data: [
              { secretKey: 'PVE_USER', remoteRef: { key, property: properties.user } },
              { secretKey: 'PVE_TOKEN_NAME', remoteRef: { key, property: properties.tokenName } },
              { secretKey: 'PVE_TOKEN_VALUE', remoteRef: { key, property: properties.tokenValue } },
            ],
          }
        : { dataFrom: [{ extract: { key } }] }),
    },
  }) satisfies IExternalSecret

/** The properties of a store's entry, where an environment names none. */
export const defaultProperties = { user: 'user', tokenName: 'tokenName', tokenValue: 'tokenValue' }
