import { createHash } from 'node:crypto'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import { canonical } from '../../../environment/address.ts'
import {
  defaults,
  hypervisorsOf,
  type NamedEnvironment,
  resourcesWithDefaults,
} from '../../../environment/defaults.ts'
import { images } from '../../../environment/images.ts'
import { metadata, nameLabel, names } from '../../../environment/object-names.ts'
import { telegraf } from '../../../environment/telegraf.ts'
import { certifiedName } from '../certified-names.ts'
import { variables } from './backup-server.ts'
import { caVolumes } from './certificate-authorities.ts'
import { anyHypervisor } from './proxmox-ve.ts'
import { pveSecret } from './pve-secret.ts'

/** User and group of the pod; any will do, since Telegraf writes nothing. */
const uid = 65_534

const folder = '/etc/telegraf'

/** Telegraf, as closed as the pve exporters and where they run. It asks no DNS: host aliases lead to the hypervisors. */
export const telegrafDeployment = (environment: NamedEnvironment, configuration: string) => {
  const { pveExporter, platform, telegraf: settings } = environment
  const { image, resources } = settings === false ? {} : settings
  const { volumes, mounts } = caVolumes(environment)
  const ids = platform === 'openshift' ? {} : { runAsUser: uid, runAsGroup: uid, fsGroup: uid }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...metadata(telegraf.name, telegraf.component),
      // It reads its variables once, at start.
      annotations: { 'reloader.stakater.com/auto': 'true' },
    },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      selector: { matchLabels: nameLabel(telegraf.name) },
      template: {
        metadata: {
          labels: metadata(telegraf.name, telegraf.component).labels,
          annotations: {
            ...pveExporter.podAnnotations,
            // It reads its configuration once, at start: another one makes another pod.
            'proxmox-monitoring/telegraf': createHash('sha256')
              .update(configuration)
              .digest('hex')
              .slice(0, 16),
          },
        },
        spec: {
          serviceAccountName: names.pveExporter,
          automountServiceAccountToken: false,
          enableServiceLinks: false,
          ...placement(environment),
          securityContext: { runAsNonRoot: true, ...ids, seccompProfile: { type: 'RuntimeDefault' } },
          ...(settings === false ? {} : { hostAliases: hostAliases(environment) }),
          containers: [
            {
              name: 'telegraf',
              image: imageOf(image),
              ...(pveExporter.imagePullPolicy !== undefined && {
                imagePullPolicy: pveExporter.imagePullPolicy,
              }),
              // Not by the image's entrypoint, which is for root. Strict: what a token holds stays a text of the configuration. Unprotected: locked
              // memory for secrets would ask for a limit that pods don't have.
              command: ['/usr/bin/telegraf'],
              args: ['--strict-env-handling', '--unprotected', '--config', `${folder}/telegraf.conf`],
              env: [
                { name: 'NO_PROXY', value: '*' },
                { name: 'no_proxy', value: '*' },
                ...secrets(environment),
              ],
              ports: [{ name: 'metrics', containerPort: telegraf.port, protocol: 'TCP' }],
              // Never what an API answers: its fault is not the pod's.
              readinessProbe: {
                httpGet: { path: '/', port: 'metrics' },
                periodSeconds: 10,
                timeoutSeconds: 5,
              },
              livenessProbe: {
                httpGet: { path: '/', port: 'metrics' },
                initialDelaySeconds: 10,
                periodSeconds: 30,
                timeoutSeconds: 10,
              },
              resources: resourcesWithDefaults(resources, defaults.telegraf.resources),
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [{ name: 'configuration', mountPath: folder, readOnly: true }, ...mounts],
            },
          ],
          volumes: [{ name: 'configuration', configMap: { name: telegraf.name } }, ...volumes],
        },
      },
    },
  } satisfies IDeployment
}

const placement = ({ pveExporter }: NamedEnvironment) => {
  const { nodeSelector, tolerations, affinity, priorityClassName, imagePullSecrets } = pveExporter
  return {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    ...(affinity && { affinity }),
    ...(priorityClassName && { priorityClassName }),
    ...(imagePullSecrets && { imagePullSecrets }),
  }
}

const imageOf = ({
  name = images.telegraf.name,
  tag = images.telegraf.tag,
  digest,
}: {
  name?: string
  tag?: string
  digest?: string
} = {}): string => (digest === undefined ? `${name}:${tag}` : `${name}@${digest}`)

/** One name for all hypervisors, whichever answers, and each one's own. */
const hostAliases = (environment: NamedEnvironment) =>
  hypervisorsOf(environment, 'pve').map(hypervisor => ({
    ip: canonical(hypervisor.address),
    hostnames: [anyHypervisor, certifiedName(environment, hypervisor)],
  }))

/** The tokens, each key by itself: the container gets nothing else that a Secret holds. */
const secrets = (environment: NamedEnvironment) => [
  ...(environment.telegraf === false
    ? []
    : ['PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'].map(key =>
        variable(key, pveSecret(environment), key),
      )),
  ...environment.backupServers.flatMap(({ credentialsSecret }, index) => {
    const { user, tokenName, tokenValue } = variables(index)
    return [
      variable(user, credentialsSecret, 'PBS_USER'),
      variable(tokenName, credentialsSecret, 'PBS_TOKEN_NAME'),
      variable(tokenValue, credentialsSecret, 'PBS_TOKEN_VALUE'),
    ]
  }),
]

const variable = (name: string, secret: string, key: string) => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
})
