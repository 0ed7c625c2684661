import type { ScrapedExporter } from '../../environment/exporters/scraped-exporters.ts'
import type { Fault } from '../../problem/fault.ts'
import type { Rule } from '../rule.ts'

/** What Prometheus asks of a scrape's TLS: a scheme that has it, a CA from one place, and nobody insecure without knowing. */
export const exporterClient: Rule = ({ exporters }) => exporters.flatMap(faultsOf)

const faultsOf = ({ field, scheme, tls, basicAuthSecret }: ScrapedExporter): Fault[] => {
  const path = [...field, 'tls']
  if (scheme === 'https' && tls === undefined)
    return [
      {
        path,
        message:
          'is missing, and the scheme is "https"; give { caSecret }, { caConfigMap }, {} for public roots, or "insecure"',
      },
    ]
  if (scheme === 'http' && tls !== undefined)
    return [{ path, message: 'needs `scheme: "https"`; add that or leave it out' }]
  if (typeof tls === 'object' && tls.caSecret !== undefined && tls.caConfigMap !== undefined)
    return [{ path, message: 'has both caSecret and caConfigMap; give one of them' }]
  return scheme === 'http' && basicAuthSecret !== undefined
    ? [
        {
          path: [...field, 'basicAuthSecret'],
          message: 'goes over "http" in the clear; give `scheme: "https"` and tls',
          severity: 'warning',
        },
      ]
    : []
}
