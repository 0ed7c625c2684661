import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const templated = (template: string, tls: unknown = { caConfigMap: 'ca' }) => ({
  ...lab,
  pveExporter: {
    tls,
    credentials: { externalSecret: { store: { name: 'vault' }, key: 'pve/lab', template } },
  },
})
const at = 'pveExporter.credentials.externalSecret.template'
const lacks = 'without all that the exporter asks for: user, and token_name with token_value, or password'

refuses(
  'a template without a token makes no configuration of the exporter',
  templated("default:\n  user: '{{ .user }}'\n"),
  `${at} has the module "default" ${lacks}`,
)
refuses(
  'a token has a name, in every module',
  templated(
    "default:\n  user: a@pve\n  password: '{{ .p }}'\nslow:\n  user: a@pve\n  token_value: '{{ .v }}'\n",
  ),
  `${at} has the module "slow" ${lacks}`,
)
refuses('a module is an object', templated("user: '{{ .user }}'\n"), `${at} has the module "user" ${lacks}`)
refuses(
  'a template makes YAML',
  templated("default:\n  user: '{{ .user }}\n"),
  `${at} is not YAML: deficient indentation, at its line 3`,
)
refuses(
  'a template is one document',
  templated("default:\n  user: '{{ .user }}'\n---\nslow: {}\n"),
  `${at} holds several documents, and the exporter reads none of them; make them one`,
)
refuses(
  'a property is closed',
  templated("default:\n  user: '{{ .user }'\n"),
  `${at} has a "{{" without its "}}"; close it`,
)
refuses(
  'a template that names no property could only hold the secret',
  templated('default: {}\n'),
  `${at} names no property of the entry, which holds what is secret; name one, such as token_value: '{{ .tokenValue }}'`,
)
const complete = "default:\n  user: a@pve\n  password: '{{ .p }}'\n"
refuses(
  'a template that does not verify is no verified tls',
  templated(`${complete}  verify_ssl: no\n`),
  `${at} has the module "default" with verify_ssl false, and pveExporter.tls asks for verified certificates; say \`verify_ssl: true\``,
)
refuses(
  'a template that verifies has nothing to verify by where tls is insecure',
  templated(complete, 'insecure'),
  `${at} has the module "default" with verify_ssl true (the default), and pveExporter.tls is "insecure"; say \`verify_ssl: false\``,
)
accepts('a template may be as insecure as tls', templated(`${complete}  verify_ssl: false\n`, 'insecure'))
accepts('a property may hold the whole file', templated('{{ .config }}'))
accepts('a user may have a password', templated("default:\n  user: a@pve\n  password: '{{ .password }}'\n"))
accepts(
  'what a template computes is for the operator to tell',
  templated('{{ range $name, $value := . }}\n{{ $name }}: {{ $value }}\n{{ end }}'),
)

test.run()
