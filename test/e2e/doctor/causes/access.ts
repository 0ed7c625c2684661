import type { Cause } from '../cause.ts'
import { namespace } from '../environments.ts'
import { kubectl, proxmox, rolledOut } from '../shared.ts'

const { PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE } = proxmox.secret
const id = `${PVE_USER}!${PVE_TOKEN_NAME}`
const token = (patch: object) => proxmox.change({ accounts: { [id]: patch } })

/** Puts a value into the Secret, and lets the pods read it. */
const credential = async (key: string, value: string) => {
  const patch = ['patch', 'secret', 'pve-exporter', '--namespace', namespace]
  await kubectl([...patch, `--patch=${JSON.stringify({ stringData: { [key]: value } })}`])
  await kubectl(['rollout', 'restart', 'deployment', '--namespace', namespace, '--selector=environment=lyon'])
  await rolledOut()
}

/** What is wrong between the exporter's token and Proxmox VE. */
export const accessCauses: Cause[] = [
  {
    cause: 'the token has expired',
    code: 'PM406',
    make: () => token({ expire: 1_700_000_000 }),
  },
  {
    cause: 'the Secret names a token that does not exist',
    code: 'PM406',
    make: () => credential('PVE_TOKEN_NAME', 'monitor'),
    variables: { TOKEN_NAME: PVE_TOKEN_NAME },
  },
  {
    cause: "the Secret holds another token's value",
    code: 'PM406',
    make: () => credential('PVE_TOKEN_VALUE', '00000000-0000-0000-0000-000000000000'),
    variables: { TOKEN: PVE_TOKEN_VALUE },
  },
  {
    cause: 'the token has no ACL of its own (privilege separation)',
    code: 'PM407',
    make: () => token({ role: 'NoAccess' }),
  },
  {
    cause: 'the token may see no storage',
    code: 'PM409',
    make: () => token({ without: 'Datastore.Audit' }),
  },
  {
    cause: 'the token may see no storage, and doctor has it in hand',
    code: 'PM409',
    inHand: { PVE_TOKEN: `${id}=${PVE_TOKEN_VALUE}` },
    make: () => token({ without: 'Datastore.Audit' }),
  },
]
