import type { IKustomization } from '@kubernetes-models/flux-cd/kustomize.toolkit.fluxcd.io/v1'
import type { File } from '../../file/file.ts'
import { type ByFlux, deliveryName, overlayPath } from './delivered.ts'
import { sourceOf } from './git-repository.ts'

/** The Flux Kustomization of an environment. */
export const fluxKustomization = (delivered: ByFlux): File => {
  const { folder, namespace, repository, environment } = delivered
  const { interval = '10m', serviceAccount, dependsOn } = delivered
  return {
    path: `${folder}/${environment.name}-kustomization.yaml`,
    source: environment.file,
    value: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      metadata: { name: deliveryName(environment), namespace },
      spec: {
        interval,
        retryInterval: '1m',
        timeout: '5m',
        path: `./${overlayPath(repository, environment)}`,
        sourceRef: { kind: 'GitRepository', name: sourceOf(delivered) },
        prune: true,
        // Ready only when every object is: the health of each, and nothing to list here.
        wait: true,
        ...(serviceAccount !== undefined && { serviceAccountName: serviceAccount }),
        ...(dependsOn !== undefined && { dependsOn }),
        ...decryptionOf(delivered),
        ...healthOf(delivered),
      },
    } satisfies IKustomization,
  }
}

const decryptionOf = ({ decryptionSecret: name = 'sops-age', environment: { pveExporter } }: ByFlux) =>
  'sops' in pveExporter.credentials && {
    decryption: { provider: 'sops' as const, secretRef: { name } },
  }

/** A SealedSecret tells of itself by a condition that Flux does not know (bitnami.com/v1alpha1: `Synced`). */
const healthOf = ({ environment: { pveExporter } }: ByFlux) =>
  'sealedSecret' in pveExporter.credentials && {
    healthCheckExprs: [
      {
        apiVersion: 'bitnami.com/v1alpha1',
        kind: 'SealedSecret',
        failed: synced('False'),
        current: synced('True'),
      },
    ],
  }

const synced = (status: 'True' | 'False') =>
  `has(status.conditions) && status.conditions.exists(e, e.type == 'Synced' && e.status == '${status}')`
