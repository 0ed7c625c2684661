import { defaults, type NamedEnvironment } from '../../environment/defaults.ts'
import { applicationSetFile } from '../../generate/gitops/argocd-names.ts'
import { fullName } from '../../generate/overlay/full-name.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import type { Rule } from '../rule.ts'

/** Names that are short enough each, and too long where two of them are joined. */
export const joinedNames: Rule = environment => [
  ...prefixedSecret(environment),
  ...assets(environment),
  ...fileNames(environment),
]

/** Kustomize prefixes the Secret in a SOPS file; a name has 253 characters at most (Kubernetes: DNS-1123 subdomain). */
const prefixedSecret = (environment: NamedEnvironment): Fault[] => {
  const { credentials } = environment.pveExporter
  if (!('sops' in credentials)) return []
  const { secret = defaults.pveExporter.credentials.secret } = credentials.sops
  return tooLong(
    ['pveExporter', 'credentials', 'sops', 'secret'],
    fullName(environment, secret).length,
    253,
    'with the namePrefix before it',
  )
}

/**
 * What a monitor refers to, the operator keeps under `0_<namespace>_<name>_ca.crt` in one Secret (its assets.tlsAssetKey);
 * a key has 253 characters at most, and one that has more stops the whole sync.
 */
const assets = ({ namespace, pveExporter: { certificateSecret }, exporters }: NamedEnvironment): Fault[] => {
  const named: [FieldPath, string | undefined][] = [
    [['pveExporter', 'certificateSecret'], certificateSecret],
    ...exporters.flatMap(({ field, tls }): [FieldPath, string | undefined][] =>
      typeof tls !== 'object'
        ? []
        : [
            [[...field, 'tls', 'caSecret'], tls.caSecret],
            [[...field, 'tls', 'caConfigMap'], tls.caConfigMap],
          ],
    ),
  ]
  return named.flatMap(([path, name]) =>
    name === undefined
      ? []
      : tooLong(path, namespace.length + name.length, 243, 'together with the namespace'),
  )
}

/** A file's name has 255 bytes at most (Linux: NAME_MAX). */
const fileNames = ({ pveExporter: { credentials }, delivery }: NamedEnvironment): Fault[] => {
  const set = delivery?.argocd?.applicationSet
  return [
    ...('sops' in credentials
      ? tooLong(
          ['pveExporter', 'credentials', 'sops', 'file'],
          credentials.sops.file.length,
          255,
          "as a file's name",
        )
      : []),
    ...(set === undefined
      ? []
      : tooLong(
          ['delivery', 'argocd', 'applicationSet'],
          applicationSetFile(set).length,
          255,
          "as a file's name, <name>-application-set.yaml",
        )),
  ]
}

const tooLong = (path: FieldPath, length: number, most: number, how: string): Fault[] =>
  length <= most
    ? []
    : [{ path, message: `has ${length} characters ${how}, over ${most}; shorten it by ${length - most}` }]
