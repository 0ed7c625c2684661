import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { addressesOf, choice } from '../../lib/discover/addresses.ts'
import type { NetworkInterface } from '../../lib/proxmox/endpoints.ts'

const interfaceWith = (name: string, hasGateway: boolean, ...addresses: string[]): NetworkInterface => ({
  name,
  type: 'eth',
  active: true,
  addresses,
  hasGateway,
})

const storage = interfaceWith('eno2', false, '192.0.2.1/24', 'fe80::1/64')
const management = interfaceWith('vmbr0', true, '198.51.100.1/24', '2001:db8:69::1/64')

const chosen = (status: string | undefined, networks: string[], ...interfaces: NetworkInterface[]) => {
  const { address, why, others } = choice(addressesOf(status, interfaces), networks, status) ?? {}
  return [address, why, others?.map(one => one.address)]
}

test("what the node's name resolves to is taken where the environment tells nothing", () =>
  assert.equal(chosen('192.0.2.1', [], storage, management), [
    '192.0.2.1',
    "it is what the node's name resolves to (/cluster/status)",
    ['198.51.100.1', '2001:db8:69::1'],
  ]))

test('the network of the other hypervisors goes before it', () =>
  assert.equal(chosen('192.0.2.1', ['203.0.113.0/24', '2001:db8:69::/64'], storage, management), [
    '2001:db8:69::1',
    'it is in 2001:db8:69::/64, as the other hypervisors',
    ['192.0.2.1', '198.51.100.1'],
  ]))

for (const status of ['127.0.1.1', '::1', 'fe80::1', undefined])
  test(`a name that resolves to ${status} leaves the address beside the default gateway`, () =>
    assert.equal(chosen(status, [], storage, management), [
      '198.51.100.1',
      'it is on the interface with the default gateway',
      ['192.0.2.1', '2001:db8:69::1'],
    ]))

test('the only address is taken, and of no address nothing', () => {
  assert.equal(chosen(undefined, [], storage), ['192.0.2.1', 'it is the first that the node has', []])
  assert.equal(chosen('127.0.1.1', []), [undefined, undefined, undefined])
})

test.run()
