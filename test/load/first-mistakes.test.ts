import { test } from 'uvu'
import { type Case, told } from './told.ts'

/** What people wrote in their first hour, each with all that is told of it. */
const rest = 'hypervisors:\n  - name: pve1\n    address: 198.51.100.1\npveExporter:\n  tls: insecure\n'
const module = (imports: string, value: string) => `${imports}\n\nexport default ${value}\n`
const hypervisors = "{ hypervisors: [{ name: 'pve1', address: '198.51.100.1' }] }"
const production = "import { production } from './shared/production.ts'"
const extend = "import { extend } from '../lib/extend.ts'"
const comma = 'ends in a comma, which is part of the text here; leave it out'
const label = "a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends)"
const pves = (...items: string[]) =>
  `{\n  hypervisors: [\n${items.map(item => `    ${item}\n`).join('')}  ],\n}`
const pve1 = "{ name: 'pve1', address: '198.51.100.1' }"
const patchable = 'what none of them says, a patch of the object does: see `patches`'

const cases: Case[] = [
  [
    'lines that belong below a field and are not indented',
    'bare.yaml',
    'hypervisors:\n  - name: pve1\n    address: 198.51.100.1\npveExporter:\ntls: insecure\ninterval: 30s\n',
    ':4:1: "pveExporter" has no value; indent the lines below that belong to it by two spaces, or leave it out',
  ],
  [
    'lines that end in commas',
    'commas.yaml',
    'namespace: lab,\nhypervisors:\n  - name: pve1,\n    address: 198.51.100.1\npveExporter:\n  tls: insecure\n',
    `:1:12: "lab," ${comma}`,
    `:3:11: "pve1," ${comma}`,
  ],
  [
    'a comma after a quoted value',
    'quoted-comma.yaml',
    `namespace: "lab",\n${rest}`,
    ':1:17: has a comma after a value, where a line of YAML ends without one; leave it out',
  ],
  [
    'a comma after a list',
    'list-comma.yaml',
    `${rest}labels: {a: b},\n`,
    ':6:15: has a comma after a value, where a line of YAML ends without one; leave it out',
  ],
  [
    "a type that is imported as a value, which is not Node's to know",
    'no-type.ts',
    module("import { Environment } from '../lib/environment.ts'", `${hypervisors} satisfies Environment`),
    ":1: imports the type Environment as a value; write `import type { Environment } from '../lib/environment.ts'`",
  ],
  [
    'extend without its import',
    'no-extend.ts',
    module(production, `extend(production, ${hypervisors})`),
    ":3: extend is not imported; add `import { extend } from '../lib/extend.ts'`",
  ],
  [
    'replace without its import',
    'no-replace.ts',
    module(`${extend}\n${production}`, 'extend(production, { hypervisors: replace([]) })'),
    ":4: replace is not imported; add `import { replace } from '../lib/extend.ts'`",
  ],
  [
    'an import without its ending',
    'no-ending.ts',
    module("import { production } from './shared/production'", 'production'),
    ':1: imports environments/shared/production, which is not there; write "production.ts", with its ending',
  ],
  [
    'an import of the library without its ending',
    'no-ending-of-lib.ts',
    module(`${production}\nimport { extend } from '../lib/extend'`, 'extend(production)'),
    ':2: imports lib/extend, which is not there; write "extend.ts", with its ending',
  ],
  [
    'an import with the ending of JavaScript',
    'js.ts',
    module("import { production } from './shared/production.js'", 'production'),
    ':1: imports environments/shared/production.js, which is not there; write "production.ts", with its ending',
  ],
  [
    'an import of a misspelt file',
    'misspelt-file.ts',
    module("import { production } from './shared/prodution.ts'", 'production'),
    ':1: imports environments/shared/prodution.ts, which is not there; did you mean "production.ts"?',
  ],
  [
    'an import of a misspelt name',
    'misspelt-name.ts',
    module("import { prodution } from './shared/production.ts'", 'prodution'),
    ':1: imports prodution from \'./shared/production.ts\', which does not export it; did you mean "production"?',
  ],
  [
    'an import without braces',
    'no-braces.ts',
    module("import production from './shared/production.ts'", 'production'),
    ":1: imports './shared/production.ts' as a whole, which has no default export; write `import { production } from './shared/production.ts'`",
  ],
  [
    'names in capitals',
    'capitals.yaml',
    rest.replace('pve1', 'PVE2').replace('hypervisors', 'namespace: Lab\nhypervisors'),
    `:1:12: namespace "Lab" is not ${label}; write "lab"`,
    `:3:11: hypervisors[0].name "PVE2" is not ${label}; write "pve2", capitals are matched`,
  ],
  [
    'an interval without its unit',
    'interval.yaml',
    `${rest}  interval: 60\n  nodeInterval: 120\n`,
    ':6:13: pveExporter.interval 60 is not a Prometheus duration, such as 30s or 1m30s; write "60s"',
    ':7:17: pveExporter.nodeInterval 120 is not a Prometheus duration, such as 30s or 1m30s or false; write "120s"',
  ],
  [
    "a monitor's labels by other names",
    'labels.yaml',
    `${rest}prometheus:\n  labels: {release: kube-prometheus-stack}\n`,
    ':7:11: prometheus.labels is not a known field; did you mean "monitorLabels"?',
  ],
  [
    'the name of a Secret where credentials say which kind it is of',
    'credentials.yaml',
    `${rest}  credentials: pve-token\n`,
    ':6:16: pveExporter.credentials "pve-token" is not an object with one of secret, configSecret, externalSecret, sealedSecret, sops; for the Secret of that name write { secret: \'pve-token\' }',
  ],
  [
    "a repository by git's short address",
    'scp.yaml',
    `${rest}delivery:\n  repository: {url: 'git@git.corp.example:platform/monitoring.git'}\n  flux: {}\n`,
    ':7:21: delivery.repository.url "git@git.corp.example:platform/monitoring.git" is not an https:// or ssh:// address without a password; write "ssh://git@git.corp.example/platform/monitoring.git"',
  ],
  [
    'what no field says is a patch',
    'unknown.yaml',
    `${rest}  hostNetwork: true\nreplicaCount: 2\n`,
    `:7:15: replicaCount is not a known field; known are namespace, namePrefix, labels, platform, hypervisors, discovery, pveExporter, nodeExporter, exporters, telegraf, backupServers, prometheus, alerts, dashboards, networkPolicy, delivery, patches; ${patchable}`,
    `:6:16: pveExporter.hostNetwork is not a known field; known are credentials, tls, certificateSecret, single, image, imagePullPolicy, imagePullSecrets, resources, nodeSelector, tolerations, affinity, priorityClassName, podAnnotations, listenAddress, collectors, interval, nodeInterval, scrapeTimeout; ${patchable}`,
  ],
  [
    'a patch below what is not there',
    'patch.yaml',
    `${rest}patches:\n  - target: {kind: Deployment}\n    patch: [{op: add, path: /spec/template/spec/affinity/nodeAffinity, value: {}}]\n`,
    ':8:13: patches[0].patch[0] can\'t be done to Deployment proxmox-monit-pve-exporter: it has no /spec/template/spec/affinity; add it whole: path "/spec/template/spec/affinity", value {"nodeAffinity":{}}',
  ],
  [
    'no comma between two hypervisors',
    'no-comma.ts',
    module('', pves(pve1, "{ name: 'pve2', address: '198.51.100.2' },")),
    ":6: Expected ',', got '{'; is a comma missing at the end of line 5?",
  ],
  [
    'no comma before a blank line and a comment',
    'no-comma-before-comment.ts',
    module('', pves(pve1, '', '// the second', "{ name: 'pve2', address: '198.51.100.2' },")),
    ":8: Expected ',', got '{'; is a comma missing at the end of line 5?",
  ],
  [
    'no comma between two fields of a line',
    'no-comma-in-line.ts',
    module('', pves(pve1.replace(',', ''))),
    ":5: Expected ',', got 'ident'; is a comma missing before address?",
  ],
  [
    'an address without quotes',
    'unquoted.ts',
    module('', pves("{ name: 'pve1', address: 198.51.100.11 },")),
    ":5: Expected ',', got 'numeric literal'; put 198.51.100.11 in quotes",
  ],
  [
    'a file that ends too early',
    'too-early.ts',
    "export default {\n  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],\n",
    ':2: the file ends too early; a } or ) is missing',
  ],
  [
    'a call that is not closed',
    'not-closed.ts',
    module(`${production}\n${extend}`, `extend(production, ${hypervisors}`),
    ':4: the file ends too early; a } or ) is missing',
  ],
  [
    'a type import without its ending, which Node strips',
    'type-without-ending.ts',
    module("import type { Environment } from '../lib/environment'", `${hypervisors} satisfies Environment`),
    ':1: imports lib/environment, which is not there; write "environment.ts", with its ending',
  ],
  [
    'a type import over several lines from a misspelt file',
    'type-of-misspelt-file.ts',
    module(`${production}\nimport type {\n  Sites,\n} from './shared/site.ts'`, 'production as Sites'),
    ':4: imports environments/shared/site.ts, which is not there; did you mean "sites.ts"?',
  ],
  [
    'an address with letters for digits',
    'letters.yaml',
    rest.replace('198.51.100.1', '198.51.1OO.12'),
    ':3:14: hypervisors[0].address "198.51.1OO.12" is not an IPv4 or IPv6 address: it has letters in it; an IPv4 address has digits only',
  ],
  [
    'the name of a ConfigMap where tls says what it holds',
    'tls.yaml',
    rest.replace('insecure', 'pve-root-ca'),
    ':5:8: pveExporter.tls "pve-root-ca" is not "insecure" or an object with caSecret, caConfigMap, serverName; for the ConfigMap of that name write { caConfigMap: \'pve-root-ca\' }',
  ],
  [
    'insecure, misspelt',
    'insecur.yaml',
    rest.replace('insecure', 'insecur'),
    ':5:8: pveExporter.tls "insecur" is not "insecure" or an object with caSecret, caConfigMap, serverName; did you mean "insecure"?',
  ],
  [
    'no hypervisors',
    'no-hypervisors.yaml',
    'pveExporter:\n  tls: insecure\n',
    ":1:1: hypervisors is missing; add it: the cluster's nodes",
  ],
  [
    'a label with the name of a secret',
    'label.yaml',
    `${rest}labels:\n  password: abc\n`,
    ":7:13: labels.password holds what looks like a secret's own value, which is not shown here and must never stand in this repository; remove the label (or rename it, if its value is no secret), and revoke it if it was ever committed",
  ],
  [
    'an item that starts further right than the first',
    'items.yaml',
    rest.replace('pveExporter', '   - name: pve2\n     address: 198.51.100.2\npveExporter'),
    ':4:4: is not YAML: All sequence items must start at the same column; start this item in column 3, as line 2 does',
  ],
  [
    'an item that starts further left than the first',
    'items-left.yaml',
    rest.replace('pveExporter', ' - name: pve2\n   address: 198.51.100.2\npveExporter'),
    ':4:1: is not YAML: A block sequence may not be used as an implicit map key; start this item in column 3, as line 2 does',
  ],
  [
    'a field that starts left of those beside it',
    'fields.yaml',
    rest.replace('    address', '  address'),
    ':3:1: is not YAML: All mapping items must start at the same column; indent this line like the fields beside it',
  ],
  [
    'a field that starts right of those beside it',
    'fields-right.yaml',
    rest.replace('    address', '     address'),
    ':2:11: is not YAML: Nested mappings are not allowed in compact mappings; is the next line indented too far?',
  ],
  [
    'a tab',
    'tab.yaml',
    rest.replace('  tls', '\ttls'),
    ':5:1: is not YAML: Tabs are not allowed as indentation; indent with spaces',
  ],
  [
    'no space after a colon',
    'colon.yaml',
    `${rest.replace('tls: ', 'tls:')}  interval: 30s\n`,
    ':5:3: is not YAML: Implicit keys need to be on a single line; write a space after the colon',
  ],
]

told(cases, {
  'package.json': '{ "type": "module" }',
  'environments/shared/sites.ts': 'export type Sites = object\n',
  'environments/shared/production.ts':
    "import type { Fragment } from '../../lib/extend.ts'\n\nexport const production: Fragment = { pveExporter: { tls: 'insecure' } }\n",
})

test.run()
