import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const node = (settings: object) => ({ ...lab, nodeExporter: settings })

refuses(
  'nobody goes without verification unknowingly',
  node({ scheme: 'https' }),
  'nodeExporter.tls is missing, and the scheme is "https"; give { caSecret }, { caConfigMap }, {} for public roots, or "insecure"',
)
for (const tls of ['insecure', {}, { caSecret: 'ca' }])
  refuses(
    `${JSON.stringify(tls)} verifies nothing of a scrape in the clear`,
    node({ tls }),
    'nodeExporter.tls needs `scheme: "https"`; add that or leave it out',
  )
refuses(
  'a CA comes from one place',
  node({ scheme: 'https', tls: { caSecret: 'a', caConfigMap: 'b' } }),
  'nodeExporter.tls has both caSecret and caConfigMap; give one of them',
)
refuses(
  'a password in the clear is told',
  node({ basicAuthSecret: 'node-exporter' }),
  'warning: nodeExporter.basicAuthSecret goes over "http" in the clear; give `scheme: "https"` and tls',
)
for (const tls of ['insecure', {}, { caSecret: 'ca' }, { caConfigMap: 'ca', serverName: 'pve.example.com' }])
  accepts(
    `a password over TLS by ${JSON.stringify(tls)}`,
    node({ scheme: 'https', tls, basicAuthSecret: 'node-exporter' }),
  )

test.run()
