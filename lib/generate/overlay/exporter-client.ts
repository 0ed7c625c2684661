import type { ScrapedExporter } from '../../environment/exporters/scraped-exporters.ts'
import type { NodeExporterTls, PatchOperation } from '../../environment.ts'
import { add } from './patch.ts'

/**
 * How Prometheus verifies the exporters on the hypervisors and who it is to them, at a path of a scrape. The Secrets' names are
 * the operator's own: Kustomize puts no prefix into them (Prometheus Operator: `tlsConfig`, `basicAuth`).
 */
export const exporterClient = (
  { tls, basicAuthSecret: name }: Pick<ScrapedExporter, 'tls' | 'basicAuthSecret'>,
  path: string,
): PatchOperation[] => [
  ...(tls === undefined
    ? []
    : [add(`${path}/tlsConfig`, tls === 'insecure' ? { insecureSkipVerify: true } : verified(tls))]),
  ...(name === undefined
    ? []
    : [
        add(`${path}/basicAuth`, {
          username: { name, key: 'username' },
          password: { name, key: 'password' },
        }),
      ]),
]

const verified = ({ caSecret, caConfigMap, serverName }: NodeExporterTls) => ({
  ...(caSecret !== undefined && { ca: { secret: { name: caSecret, key: 'ca.crt' } } }),
  ...(caConfigMap !== undefined && { ca: { configMap: { name: caConfigMap, key: 'ca.crt' } } }),
  ...(serverName !== undefined && { serverName }),
})
