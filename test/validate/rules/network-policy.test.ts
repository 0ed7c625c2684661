import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const from = (...peers: object[]) => ({ ...lab, networkPolicy: { from: peers } })
const at = 'networkPolicy.from[0]'

refuses(
  'a peer is somebody',
  from({}),
  `${at} is empty; give a podSelector, a namespaceSelector or an ipBlock`,
)
refuses(
  'a peer is selected or a block',
  from({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
  `${at} has an ipBlock and a selector; make two peers of it`,
)
for (const cidr of [
  '10.0.0.0/33',
  '010.0.0.0/8',
  '10.0/16',
  '2001:db8::/129',
  '10.0.0.0/08',
  '2001:db8::/032',
  '::ffff:10.0.0.0/104',
])
  refuses(
    `${cidr} is no network`,
    from({ ipBlock: { cidr } }),
    `${at}.ipBlock.cidr ${JSON.stringify(cidr)} is not a network such as 198.51.100.0/24`,
  )
refuses(
  'an address is no network',
  from({ ipBlock: { cidr: '10.0.0.1' } }),
  `${at}.ipBlock.cidr "10.0.0.1" is not an address and a prefix length, such as 198.51.100.0/24`,
)
for (const except of ['11.0.0.0/16', '10.0.0.0/8', '2001:db8::/64'])
  refuses(
    `${except} is no exception of 10.0.0.0/8`,
    from({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16', except] } }),
    `${at}.ipBlock.except[1] ${JSON.stringify(except)} is not a smaller network inside "10.0.0.0/8"`,
  )
accepts(
  'a block with an exception',
  from({ ipBlock: { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] } }),
)
for (const [cidr, message] of [
  [
    '10.0.0.1/8',
    'has bits after its prefix; give 10.0.0.0/8 for the network or 10.0.0.1/32 for the one address',
  ],
  [
    '2001:db8::1/32',
    'has bits after its prefix; give 2001:db8::/32 for the network or 2001:db8::1/128 for the one address',
  ],
  ['2001:DB8::/32', 'is spelled 2001:db8::/32 (RFC 5952)'],
] as const) {
  refuses(
    `Kubernetes warns of ${cidr}`,
    from({ ipBlock: { cidr } }),
    `warning: ${at}.ipBlock.cidr "${cidr}" ${message}`,
  )
  refuses(
    `Kubernetes warns of ${cidr} as an exception`,
    from({ ipBlock: { cidr: cidr.startsWith('1') ? '0.0.0.0/0' : '::/0', except: [cidr] } }),
    `warning: ${at}.ipBlock.except[0] "${cidr}" ${message}`,
  )
}
for (const [tls, whom] of [
  ['insecure', 'any host'],
  [{ caSecret: 'pve-ca' }, 'any host whose certificate its CA signed'],
  [
    { serverName: 'pve.example.com' },
    'any host with a certificate of a public authority, which everybody gets',
  ],
] as const)
  refuses(
    `without a policy the token goes to ${whom}`,
    { ...lab, networkPolicy: false, pveExporter: { tls, nodeInterval: false } },
    `warning: networkPolicy is false, so any pod that reaches the exporter can have it send the API token to ${whom} (/pve?target=<host>); let \`from\` name who may reach it, or keep others out by other means`,
  )
refuses(
  'In asks for values',
  from({ podSelector: { matchExpressions: [{ key: 'a', operator: 'In' }] } }),
  `${at}.podSelector.matchExpressions[0].values must have a value when the operator is "In"`,
)
refuses(
  'Exists asks for none',
  from({ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'Exists', values: ['b'] }] } }),
  `${at}.namespaceSelector.matchExpressions[0].values must be left out when the operator is "Exists"`,
)
refuses(
  'nobody at all is said by no list',
  { ...lab, networkPolicy: { from: [] } },
  'networkPolicy.from is an empty list; give it at least one item',
)
accepts('all pods of all namespaces', from({ podSelector: {}, namespaceSelector: {} }))
refuses(
  'a policy is false or its settings, not true',
  { ...lab, networkPolicy: true },
  'networkPolicy true is not an object with from, dns or false',
)

test.run()
