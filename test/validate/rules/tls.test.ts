import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const tls = (settings: unknown, hypervisor: object = {}) => ({
  ...lab,
  hypervisors: [{ ...lab.hypervisors[0], ...hypervisor }],
  pveExporter: { tls: settings },
})

refuses(
  'nobody is insecure without knowing: tls is required',
  { ...lab, pveExporter: {} },
  "pveExporter.tls is missing; add it: `'insecure'`, or what verifies the hypervisors' certificates (`{ caConfigMap }`, for one). Required, so that nobody skips verification unknowingly.",
)
refuses(
  'a CA comes from one place',
  tls({ caSecret: 'a', caConfigMap: 'b' }),
  'pveExporter.tls has both caSecret and caConfigMap; give one of them',
)
refuses(
  'public roots certify no localhost',
  tls({}),
  'pveExporter.tls has no CA, and the public roots certify no "localhost"; give caSecret or caConfigMap, or the serverName that public certificates share',
)
accepts(
  'public roots certify public names',
  tls({ serverName: 'pve.example.com' }, { serverName: 'pve1.example.com' }),
)
accepts('public roots certify a public name, and without a node scrape it is all that is asked for', {
  ...lab,
  pveExporter: { tls: { serverName: 'pve.example.com' }, nodeInterval: false },
})
refuses(
  'public roots certify no name of a node without a dot',
  tls({ serverName: 'pve.example.com' }),
  'hypervisors[0].serverName "pve1" has no dot, and public roots certify no such name; give the name in this node\'s certificate, or `nodeInterval: false`',
)
refuses(
  'public roots certify no shared name without a dot',
  tls({ serverName: 'pve' }, { serverName: 'pve1.example.com' }),
  'pveExporter.tls.serverName "pve" has no dot, and public roots certify no such name; give the whole name, or a CA',
)
refuses(
  'an address leads to one hypervisor only',
  tls({ caSecret: 'ca', serverName: '198.51.100.1' }),
  'pveExporter.tls.serverName "198.51.100.1" is an address, and host aliases lead a name to every hypervisor; give a name that all certificates share, or leave it out for "localhost"',
)
refuses(
  'tls that says insecure in an object',
  tls({ insecure: true }),
  'pveExporter.tls {"insecure":true} is an object; give "insecure" alone in its place',
)

const two = (first: object, second: object) => ({
  hypervisors: [
    { ...lab.hypervisors[0], ...first },
    { ...lab.hypervisors[1], ...second },
  ],
  pveExporter: { tls: { caSecret: 'ca' } },
})
const shared = { serverName: 'pve.example.com' }
const again =
  'is the name by which hypervisors[0] is asked, too; give each its own, or `nodeInterval: false` where certificates carry one shared name only'

refuses(
  'two nodes asked by one name would answer for each other',
  two(shared, shared),
  `hypervisors[1].serverName "pve.example.com" ${again}`,
)
refuses(
  "a node asked by another one's name would answer for it",
  two({ serverName: 'pve2' }, {}),
  `hypervisors[1].serverName "pve2" ${again}`,
)
accepts(
  'a node that the exporter does not ask needs no name of its own',
  two({ serverName: 'pve2' }, { exporters: ['node'] }),
)
refuses(
  'tls is an object, or insecure',
  tls('Insecure'),
  'pveExporter.tls "Insecure" is not "insecure" or an object with caSecret, caConfigMap, serverName; did you mean "insecure"?',
)
refuses(
  'true is neither',
  tls(true),
  'pveExporter.tls true is not "insecure" or an object with caSecret, caConfigMap, serverName',
)
refuses(
  'a typo in tls gets the nearest name of the branch that was meant',
  tls({ caConfigmap: 'ca' }),
  'pveExporter.tls.caConfigmap is not a known field; did you mean "caConfigMap"?',
)

const unused = 'warning: hypervisors[0].serverName "a.example.com" has no effect, since'
const named = { serverName: 'a.example.com' }

refuses(
  "a server's name that nothing verifies has no effect",
  tls('insecure', named),
  `${unused} pveExporter.tls is "insecure"; leave it out`,
)
refuses(
  "a server's name without a node scrape has no effect",
  { ...tls({ caSecret: 'ca' }, named), pveExporter: { tls: { caSecret: 'ca' }, nodeInterval: false } },
  `${unused} pveExporter.nodeInterval is false; leave it out`,
)
refuses(
  "two hypervisors of one server's name are none that the node scrape confuses, where nothing verifies it",
  {
    ...tls('insecure'),
    hypervisors: [
      { name: 'pve1', address: '198.51.100.11' },
      { name: 'pve2', address: '198.51.100.12', serverName: 'pve1' },
    ],
  },
  'warning: hypervisors[1].serverName "pve1" has no effect, since pveExporter.tls is "insecure"; leave it out',
)
accepts("a server's name with a CA is asked for", tls({ caSecret: 'ca' }, named))

const many = (count: number) => ({
  hypervisors: Array.from({ length: count }, (_, index) => ({
    name: `pve${index}`,
    address: `10.0.0.${index}`,
  })),
  pveExporter: { tls: { caSecret: 'ca' } },
})

accepts('musl takes 48 host aliases', many(48))
refuses(
  'musl takes no 49th',
  many(49),
  "warning: pveExporter.tls is verified by host aliases, of which the exporter's image takes 48 a name; 49 hypervisors: those after the 48th are left out of the cluster scrape's failover",
)
refuses(
  'static discovery leads its name by host aliases, too',
  { ...many(49), discovery: 'static', pveExporter: { tls: 'insecure' } },
  'warning: discovery "static" leads one name to all hypervisors by host aliases, of which the exporter\'s image takes 48; 49 hypervisors: those after the 48th are left out of the cluster scrape\'s failover',
)

test.run()
