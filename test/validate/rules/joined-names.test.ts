import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const pve = (settings: object) => ({ ...lab, pveExporter: { tls: 'insecure', ...settings } })
const argocd = (settings: object) => ({
  ...lab,
  discovery: 'static',
  delivery: { repository: { url: 'https://git.corp.internal/a' }, argocd: settings },
})
const name = (length: number) => 'a'.repeat(length)
/** `lab-` goes before a Secret's name, and `monitoring` has ten characters. */
const joined: [field: string, most: number, environment: (name: string) => object, message: string][] = [
  [
    'pveExporter.credentials.sops.secret',
    249,
    secret => pve({ credentials: { sops: { file: 'a.sops.yaml', secret } } }),
    'has 254 characters with the namePrefix before it, over 253; shorten it by 1',
  ],
  [
    'pveExporter.credentials.sops.file',
    255,
    file => pve({ credentials: { sops: { file: `${file.slice(10)}.sops.yaml` } } }),
    "has 256 characters as a file's name, over 255; shorten it by 1",
  ],
  [
    'pveExporter.certificateSecret',
    233,
    certificateSecret => pve({ certificateSecret }),
    'has 244 characters together with the namespace, over 243; shorten it by 1',
  ],
  ...(['caSecret', 'caConfigMap'] as const).map((field): (typeof joined)[number] => [
    `nodeExporter.tls.${field}`,
    233,
    ca => ({ ...lab, nodeExporter: { scheme: 'https', tls: { [field]: ca } } }),
    'has 244 characters together with the namespace, over 243; shorten it by 1',
  ]),
  [
    'delivery.argocd.applicationSet',
    234,
    applicationSet => argocd({ applicationSet }),
    "has 256 characters as a file's name, <name>-application-set.yaml, over 255; shorten it by 1",
  ],
]

for (const [field, most, environment, message] of joined) {
  accepts(`${field} of ${most} characters has room for what is put before it`, environment(name(most)))
  refuses(`${field} of one more has none`, environment(name(most + 1)), `${field} ${message}`)
}
accepts("the exporters' own CA, which no monitor refers to", {
  ...lab,
  pveExporter: { tls: { caSecret: name(253) } },
})

test.run()
