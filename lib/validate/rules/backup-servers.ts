import { isIP } from 'node:net'
import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Fault } from '../../problem/fault.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'
import { isHostAddress } from './addresses.ts'

type Server = NamedEnvironment['backupServers'][number]

/** A backup server has a name of its own, an address, one CA, and each datastore and namespace once. */
export const backupServers: Rule = ({ backupServers }) => [
  ...repeated(backupServers, ({ name }) => name).map(([index, first]) => ({
    path: ['backupServers', index, 'name'],
    message: `${received(backupServers[index]?.name)} is backupServers[${first}]'s name, too; series are told by it, so every server has its own`,
  })),
  ...backupServers.flatMap((server, index) => faultsOf(server, index)),
]

const faultsOf = ({ address, tls, datastores }: Server, index: number): Fault[] => [
  ...(isIP(address) !== 0 && isHostAddress(address)
    ? []
    : [
        {
          path: ['backupServers', index, 'address'],
          message: `${received(address)} is not an IPv4 or IPv6 address of a host; the NetworkPolicy takes no name, so give the address`,
        },
      ]),
  ...(typeof tls === 'object' && tls.caSecret !== undefined && tls.caConfigMap !== undefined
    ? [
        {
          path: ['backupServers', index, 'tls'],
          message: 'has both caSecret and caConfigMap; give one of them',
        },
      ]
    : []),
  ...repeated(datastores, ({ name }) => name).map(([at, first]) => ({
    path: ['backupServers', index, 'datastores', at, 'name'],
    message: `${received(datastores[at]?.name)} is datastores[${first}], too; give its namespaces there`,
  })),
  ...datastores.flatMap(({ namespaces = [] }, at) =>
    repeated(namespaces, namespace => namespace).map(([place]) => ({
      path: ['backupServers', index, 'datastores', at, 'namespaces', place],
      message: `${received(namespaces[place])} is there twice; leave one of them out`,
    })),
  ),
]
