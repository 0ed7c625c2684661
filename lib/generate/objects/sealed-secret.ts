import type { ISealedSecret } from '@kubernetes-models/sealed-secrets/bitnami.com/v1alpha1'
import { metadata, names } from '../../environment/object-names.ts'
import type { SealedSecretSource } from '../../environment.ts'

/** The SealedSecret whose controller makes the exporters' Secret, of the same prefixed name. */
export const sealedSecret = ({ encryptedData }: SealedSecretSource) =>
  ({
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: metadata(names.pveExporter, 'pve-exporter'),
    spec: { encryptedData: { ...encryptedData }, template: { type: 'Opaque' } },
  }) satisfies ISealedSecret
