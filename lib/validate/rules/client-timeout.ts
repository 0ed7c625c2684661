import { seconds } from '../../environment/duration.ts'
import { credentialsSecret } from '../../generate/overlay/credentials-secret.ts'
import type { Rule } from '../rule.ts'

const path = ['pveExporter', 'clientTimeout']

/** Timeouts nest: a silent hypervisor must be given up while Prometheus still waits, so that the next one can answer. */
export const clientTimeouts: Rule = ({ pveExporter: { clientTimeout, scrapeTimeout } }) =>
  clientTimeout === undefined || seconds(clientTimeout) < seconds(scrapeTimeout)
    ? []
    : [
        {
          path,
          message: `${JSON.stringify(clientTimeout)} is not under the scrapeTimeout, ${JSON.stringify(scrapeTimeout)}, so that no other hypervisor is asked in time; give less, or more scrapeTimeout and interval`,
        },
      ]

/** A whole `pve.yml` has its own `timeout`. */
export const ownClientTimeout: Rule = environment =>
  environment.pveExporter.clientTimeout === undefined || credentialsSecret(environment).holds === 'variables'
    ? []
    : [
        {
          path,
          message:
            'does not reach a `pve.yml`, which the credentials are; write `timeout: <seconds>` there, beside `user`, and leave this out',
        },
      ]
