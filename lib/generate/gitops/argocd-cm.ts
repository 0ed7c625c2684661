import type { IConfigMap } from 'kubernetes-models/v1'
import type { File } from '../../file/file.ts'
import { toYaml } from '../../file/yaml.ts'
import type { ByArgoCD } from './delivered.ts'

/**
 * The one setting by which an Argo CD syncs Endpoints and EndpointSlice: the `resource.exclusions` of Argo CD 3.5's
 * own argocd-cm without these two. No kustomization lists it: it is for whoever runs Argo CD, to be applied on the
 * server's side, which leaves the other settings alone.
 */
export const argocdCm = ({ folder, namespace }: ByArgoCD): File => ({
  path: `${folder}/argocd-cm.yaml`,
  source: 'lib/generate/gitops/argocd-cm.ts',
  value: {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'argocd-cm',
      namespace,
      labels: { 'app.kubernetes.io/name': 'argocd-cm', 'app.kubernetes.io/part-of': 'argocd' },
    },
    data: {
      'resource.exclusions': toYaml(
        Object.entries(exclusions).map(([apiGroups, kinds]) => ({ apiGroups: apiGroups.split(' '), kinds })),
      ),
    },
  } satisfies IConfigMap,
})

/** Kinds by API groups, as in `manifests/base/config/argocd-cm.yaml` of Argo CD 3.5.7. */
const exclusions: Record<string, string[]> = {
  'coordination.k8s.io': ['Lease'],
  'authentication.k8s.io authorization.k8s.io': [
    'SelfSubjectReview',
    'TokenReview',
    'LocalSubjectAccessReview',
    'SelfSubjectAccessReview',
    'SelfSubjectRulesReview',
    'SubjectAccessReview',
  ],
  'certificates.k8s.io': ['CertificateSigningRequest'],
  'cert-manager.io': ['CertificateRequest'],
  'cilium.io': ['CiliumIdentity', 'CiliumEndpoint', 'CiliumEndpointSlice'],
  'kyverno.io reports.kyverno.io wgpolicyk8s.io': [
    'PolicyReport',
    'ClusterPolicyReport',
    'EphemeralReport',
    'ClusterEphemeralReport',
    'AdmissionReport',
    'ClusterAdmissionReport',
    'BackgroundScanReport',
    'ClusterBackgroundScanReport',
    'UpdateRequest',
  ],
}
