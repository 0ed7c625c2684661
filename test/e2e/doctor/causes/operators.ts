import { stringify } from 'yaml'
import type { Credentials } from '../../../../lib/environment.ts'
import { define } from '../../cluster/definitions.ts'
import { startSealedSecrets } from '../../gitops/sealed-secrets.ts'
import type { Cause } from '../cause.ts'
import { definition } from '../definition.ts'
import { lyon, namespace } from '../environments.ts'
import { cluster, deliver, kubectl, laboratory, tree } from '../shared.ts'

const name = 'lyon-proxmox-monit-pve-exporter'

const from = (credentials: Credentials) =>
  deliver({ ...lyon, pveExporter: { ...lyon.pveExporter, credentials } })

/** Back to a Secret that nobody makes; an apply leaves what the operator would make it of. */
const without = async (kind: string) => {
  await deliver(lyon)
  await kubectl(['delete', kind, name, '--namespace', namespace])
}

/** What is wrong with the Secret's maker. */
export const operatorCauses: Cause[] = [
  {
    cause: 'the credentials were sealed for another name, and Sealed Secrets cannot open them',
    code: 'PM301',
    make: async () => {
      const certificate = await startSealedSecrets(cluster, laboratory.folder)
      const seal = `kubeseal --raw --namespace ${namespace} --name another --cert ${certificate} --from-file=/dev/stdin`
      const PVE_TOKEN_VALUE = (await tree.shell(`printf %s secret | ${seal}`)).trim()
      await from({
        sealedSecret: {
          encryptedData: { PVE_USER: PVE_TOKEN_VALUE, PVE_TOKEN_NAME: PVE_TOKEN_VALUE, PVE_TOKEN_VALUE },
        },
      })
    },
    byHand: () => without('sealedsecret'),
  },
  {
    // The operator is not built here. Its condition is as its 1.3 writes it: pkg/controllers/externalsecret/externalsecret_controller.go.
    cause: 'External Secrets cannot read the store',
    code: 'PM301',
    make: async () => {
      await define(cluster, stringify(definition('external-secrets.io', 'v1', 'ExternalSecret')))
      await from({ externalSecret: { store: { name: 'vault' }, key: 'pve/lyon' } })
      const condition = {
        type: 'Ready',
        status: 'False',
        reason: 'SecretSyncedError',
        message: 'could not get secret data from provider',
      }
      await kubectl([
        ...[
          'patch',
          'externalsecret',
          name,
          '--namespace',
          namespace,
          '--subresource=status',
          '--type=merge',
        ],
        `--patch=${JSON.stringify({ status: { conditions: [condition] } })}`,
      ])
    },
    byHand: () => without('externalsecret'),
  },
]
