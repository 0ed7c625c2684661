import type { Build } from '../cluster/tools.ts'

const sealedSecrets = 'github.com/bitnami-labs/sealed-secrets'

/** What makes and opens encrypted credentials, as the documentation's commands call it. */
export const credentialTools: Build[] = [
  {
    module: 'sealed-secrets',
    programs: { kubeseal: `${sealedSecrets}/cmd/kubeseal` },
    sources: [sealedSecrets],
  },
  {
    module: 'sealed-secrets',
    programs: { 'sealed-secrets-controller': `${sealedSecrets}/cmd/controller` },
  },
  {
    module: 'sops',
    programs: { sops: 'github.com/getsops/sops/v3/cmd/sops', 'age-keygen': 'filippo.io/age/cmd/age-keygen' },
  },
  // Its controller, with every provider's client, is not built: only its CRDs are.
  { module: 'external-secrets', programs: {}, sources: ['github.com/external-secrets/external-secrets'] },
]

/** Helm, with which the old chart is installed. */
export const helmTools: Build[] = [{ module: 'helm', programs: { helm: 'helm.sh/helm/v3/cmd/helm' } }]
