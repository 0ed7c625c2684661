import type { NamedEnvironment } from '../../../environment/defaults.ts'

/** A CA that the pod mounts: the Secret or the ConfigMap that holds it, and the folder where it stands. */
interface CertificateAuthority {
  name: string
  caSecret?: string
  caConfigMap?: string
}

/** The file of a CA in the pod. */
export const caFile = (name: string): string => `${folderOf(name)}/ca.crt`

const folderOf = (name: string): string => `/etc/telegraf-ca/${name}`

/** The volumes of the CAs that verify the APIs, and where the container mounts them. */
export const caVolumes = (environment: NamedEnvironment) => {
  const mounted = authorities(environment).filter(
    ({ caSecret, caConfigMap }) => caSecret !== undefined || caConfigMap !== undefined,
  )
  return {
    volumes: mounted.map(({ name, caSecret, caConfigMap }) => ({
      name: `ca-${name}`,
      ...(caSecret !== undefined && { secret: { secretName: caSecret, items } }),
      ...(caConfigMap !== undefined && { configMap: { name: caConfigMap, items } }),
    })),
    mounts: mounted.map(({ name }) => ({ name: `ca-${name}`, mountPath: folderOf(name), readOnly: true })),
  }
}

const items = [{ key: 'ca.crt', path: 'ca.crt' }]

const authorities = ({ telegraf, pveExporter, backupServers }: NamedEnvironment): CertificateAuthority[] => [
  ...(telegraf === false || pveExporter.tls === 'insecure' ? [] : [{ name: 'pve', ...pveExporter.tls }]),
  ...backupServers.flatMap(({ tls }, index) =>
    tls === 'insecure' ? [] : [{ name: `pbs-${index}`, ...tls }],
  ),
]
