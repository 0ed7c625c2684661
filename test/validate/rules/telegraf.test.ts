import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const server = {
  name: 'pbs1',
  address: '192.0.2.7',
  tls: 'insecure',
  datastores: [{ name: 'main' }],
} as const
const backup = (own: object) => ({ ...lab, backupServers: [{ ...server, ...own }] })

accepts('Telegraf is switched on by one word', { ...lab, telegraf: true })
accepts('a backup server needs nothing else', backup({}))

for (const [held, credentials] of [
  ['a whole pve.yml', { configSecret: 'pve' }],
  ['a password', { sealedSecret: { encryptedData: { PVE_USER: sealed(), PVE_PASSWORD: sealed() } } }],
] as const) {
  const environment = { ...lab, pveExporter: { tls: 'insecure', credentials } }
  refuses(
    `Telegraf reads a token from variables, and the exporter has ${held}`,
    { ...environment, telegraf: true },
    `telegraf needs a token in variables, and pveExporter.credentials holds ${held}; give telegraf.credentialsSecret, the name of a Secret with PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE`,
  )
  accepts(`with ${held}, a Secret of its own holds the token`, {
    ...environment,
    telegraf: { credentialsSecret: 'auditor' },
  })
}

refuses(
  'a backup server’s address is no name, which the NetworkPolicy could not take',
  backup({ address: 'pbs.example.com' }),
  'backupServers[0].address "pbs.example.com" is not an IPv4 or IPv6 address of a host; the NetworkPolicy takes no name, so give the address',
)
refuses(
  'a CA of a backup server comes from one place',
  backup({ tls: { caSecret: 'a', caConfigMap: 'b' } }),
  'backupServers[0].tls has both caSecret and caConfigMap; give one of them',
)
refuses(
  'two backup servers of one name would share their series',
  { ...lab, backupServers: [server, { ...server, address: '192.0.2.8' }] },
  `backupServers[1].name "pbs1" is backupServers[0]'s name, too; series are told by it, so every server has its own`,
)
refuses(
  'a datastore stands once, with all its namespaces',
  backup({ datastores: [{ name: 'main' }, { name: 'main', namespaces: ['prod'] }] }),
  'backupServers[0].datastores[1].name "main" is datastores[0], too; give its namespaces there',
)
refuses(
  'a namespace stands once',
  backup({ datastores: [{ name: 'main', namespaces: ['', 'prod', 'prod'] }] }),
  'backupServers[0].datastores[0].namespaces[2] "prod" is there twice; leave one of them out',
)
refuses(
  'Telegraf may not ask for more than it may have',
  { ...lab, telegraf: { resources: { requests: { memory: '1Gi' } } } },
  'telegraf.resources asks for memory "1Gi", over the limit "256Mi" (the default); lower the request or raise the limit',
)
refuses(
  'an interval over a day tells nothing in time',
  { ...lab, telegraf: { interval: '2d' } },
  'telegraf.interval "2d" is over a day; give less',
)

function sealed() {
  return 'A'.repeat(120)
}

test.run()
