import { authority } from '../../../pve-api/certificates.ts'
import type { EnvironmentName } from '../environments.ts'
import type { Event } from '../event.ts'
import { cluster, hypervisorsOf, laboratory, trust } from '../shared.ts'

const { kubectl, ready, waitFor } = cluster

/** As docs/credentials.md says: a new value, which ends the old one at once, the Secret, and new pods. */
const tokenRenewed = (environment: EnvironmentName): Event => ({
  what: `the token of ${environment} gets another value`,
  kind: 'a rotation',
  touches: [environment, 'api'],
  environment,
  begin: async () => {
    const secret = await hypervisorsOf[environment].regenerateToken()
    await laboratory.secret('monitoring', `pve-${environment}`, secret)
    const selector = `--selector=app.kubernetes.io/component=pve-exporter,environment=${environment}`
    await kubectl(['rollout', 'restart', 'deployment', '--namespace=monitoring', selector])
    for (const suffix of ['', '-node'])
      await ready('monitoring', `deployment/${environment}-proxmox-monit-pve-exporter${suffix}`)
  },
})

let trusted = hypervisorsOf.bern.ca

/** The exporters read their CA at each scrape; the kubelet brings them a changed ConfigMap. */
const seenByExporters = (ca: string) =>
  waitFor('the exporters to have the CA', async () => {
    for (const suffix of ['', '-node']) {
      const deployment = `deployment/bern-proxmox-monit-pve-exporter${suffix}`
      const script = 'cat "$REQUESTS_CA_BUNDLE"'
      const seen = await kubectl(['exec', deployment, '--namespace=monitoring', '--', 'sh', '-c', script])
      if (seen.trim() !== ca.trim()) return false
    }
    return true
  })

export const rotationEvents: Event[] = [
  tokenRenewed('oslo'),
  tokenRenewed('bern'),
  {
    what: 'bern gets another CA, after its exporters trust both',
    kind: 'a rotation',
    touches: ['bern', 'api'],
    environment: 'bern',
    begin: async () => {
      const next = authority('9.1.2')
      await trust(trusted, next.cert)
      await seenByExporters(trusted + next.cert)
      await hypervisorsOf.bern.renewCertificates(next)
      await trust(next.cert)
      await seenByExporters(next.cert)
      trusted = next.cert
    },
  },
]
