import { test } from 'uvu'
import { accepts, lab, refuses } from './judged.ts'

const tls = (settings: unknown, hypervisor: object = {}) => ({
  ...lab,
  hypervisors: [{ ...lab.hypervisors[0], ...hypervisor }],
  pveExporter: { tls: settings },
})

refuses(
  'nobody is insecure without knowing: tls is required',
  { ...lab, pveExporter: {} },
  "pveExporter.tls is missing; add it: How the hypervisors' certificates are verified. Required, so that nobody is insecure without knowing.",
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
accepts('public roots certify a public name', tls({ serverName: 'pve.example.com' }))
refuses(
  'tls is an object, or insecure',
  tls('Insecure'),
  'pveExporter.tls "Insecure" is not "insecure" or an object with caSecret, caConfigMap, serverName',
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

test.run()
