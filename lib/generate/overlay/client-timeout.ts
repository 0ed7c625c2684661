import type { NamedEnvironment } from '../../environment/defaults.ts'
import { seconds } from '../../environment/duration.ts'
import { images } from '../../environment/images.ts'
import { mountPaths } from '../objects/exporter-deployment.ts'
import { credentialsSecret } from './credentials-secret.ts'
import { container, pod } from './deployment.ts'
import { add, type OverlayPatch, patch, remove } from './patch.ts'

/**
 * The time limit of the exporters' requests to Proxmox VE. Only a `pve.yml` can say it (the exporter's `config_from_env` knows no variable
 * for it), so a first container makes one, in memory, of the variables that the exporter would have read.
 */
export const clientTimeout = (environment: NamedEnvironment): OverlayPatch[] => {
  const { clientTimeout, tls, imagePullPolicy } = environment.pveExporter
  if (clientTimeout === undefined) return []
  const volume = { name: 'config', mountPath: mountPaths.config }
  return [
    patch(
      'Deployment',
      undefined,
      remove(`${container}/envFrom`),
      add(`${pod}/volumes/-`, { name: volume.name, emptyDir: { medium: 'Memory' } }),
      add(`${container}/volumeMounts/-`, { ...volume, readOnly: true }),
      add(`${pod}/initContainers`, [
        {
          name: 'configuration',
          // Kustomize gives it the image of the environment, as it does the exporter.
          image: `${images.pveExporter.name}:${images.pveExporter.tag}`,
          ...(imagePullPolicy !== undefined && { imagePullPolicy }),
          command: ['python3', '-c', script],
          env: [
            { name: 'PVE_VERIFY_SSL', value: String(tls !== 'insecure') },
            { name: 'PVE_TIMEOUT', value: String(seconds(clientTimeout)) },
          ],
          envFrom: [{ secretRef: { name: credentialsSecret(environment).name } }],
          resources: firstResources,
          securityContext: {
            allowPrivilegeEscalation: false,
            readOnlyRootFilesystem: true,
            capabilities: { drop: ['ALL'] },
          },
          volumeMounts: [volume],
        },
      ]),
    ),
  ]
}

/** JSON is YAML, and quotes any password. */
const script = `import json, os
names = {'user': 'PVE_USER', 'password': 'PVE_PASSWORD', 'token_name': 'PVE_TOKEN_NAME', 'token_value': 'PVE_TOKEN_VALUE'}
module = {key: os.environ[name] for key, name in names.items() if name in os.environ}
module['verify_ssl'] = os.environ['PVE_VERIFY_SSL'] == 'true'
module['timeout'] = float(os.environ['PVE_TIMEOUT'])
os.umask(0o077)
with open('${mountPaths.config}/pve.yml', 'w', encoding='utf-8') as file:
    json.dump({os.environ.get('PVE_MODULE', 'default'): module}, file)
`

const firstResources = { requests: { cpu: '10m', memory: '32Mi' }, limits: { cpu: '1', memory: '64Mi' } }
