import { createHash } from 'node:crypto'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import { defaults } from '../../environment/defaults.ts'
import { images } from '../../environment/images.ts'
import { metadata, nameLabel, names } from '../../environment/object-names.ts'
import { deadlineFolder, deadlineModule } from './exporter-deadline.ts'
import { exporterPort } from './exporter-service.ts'

/** User and group of the exporter's image; numbers, since its user is a name that `runAsNonRoot` can't judge. */
const uid = 101

/** Paths at which an environment's credentials, CA and the exporters' own certificate are mounted. */
export const mountPaths = {
  config: '/etc/prometheus',
  ca: '/etc/pve-ca',
  certificate: '/etc/exporter-certificate',
} as const

/** The annotation of the pods that changes with the module. */
export const moduleAnnotation = 'proxmox-monitoring/exporter-deadline'

const moduleHash = createHash('sha256').update(deadlineModule).digest('hex').slice(0, 16)

/** One of the pve exporters, fit for Pod Security `restricted` and with the default Secret. It verifies certificates: only an overlay turns that off. */
export const exporterDeployment = (name: string, args: string[] = []) =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...metadata(name, 'pve-exporter'),
      // The exporter reads its credentials once, at start.
      annotations: { 'reloader.stakater.com/auto': 'true' },
    },
    spec: {
      replicas: 1,
      revisionHistoryLimit: 3,
      selector: { matchLabels: nameLabel(name) },
      template: {
        metadata: {
          labels: metadata(name, 'pve-exporter').labels,
          // Python reads the module once, at start: another one makes other pods.
          annotations: { [moduleAnnotation]: moduleHash },
        },
        spec: {
          serviceAccountName: names.pveExporter,
          automountServiceAccountToken: false,
          // A Service named pve-user would become the variable PVE_USER_SERVICE_HOST.
          enableServiceLinks: false,
          securityContext: {
            runAsNonRoot: true,
            runAsUser: uid,
            runAsGroup: uid,
            fsGroup: uid,
            seccompProfile: { type: 'RuntimeDefault' },
          },
          containers: [
            {
              name: 'pve-exporter',
              image: `${images.pveExporter.name}:${images.pveExporter.tag}`,
              args: [`--config.file=${mountPaths.config}/pve.yml`, ...args],
              // NO_PROXY: an injected HTTPS_PROXY would get the token.
              env: [
                { name: 'NO_PROXY', value: '*' },
                { name: 'no_proxy', value: '*' },
                { name: 'PYTHONPATH', value: deadlineFolder },
              ],
              envFrom: [{ secretRef: { name: defaults.pveExporter.credentials.secret } }],
              ports: [{ name: 'http', containerPort: exporterPort, protocol: 'TCP' }],
              // Never /pve: a hypervisor's fault is not the pod's.
              readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 10, timeoutSeconds: 5 },
              livenessProbe: {
                httpGet: { path: '/', port: 'http' },
                initialDelaySeconds: 10,
                periodSeconds: 30,
                timeoutSeconds: 10,
              },
              resources: defaults.pveExporter.resources,
              securityContext: {
                allowPrivilegeEscalation: false,
                readOnlyRootFilesystem: true,
                capabilities: { drop: ['ALL'] },
              },
              volumeMounts: [
                { name: 'tmp', mountPath: '/tmp' },
                { name: 'deadline', mountPath: deadlineFolder, readOnly: true },
              ],
            },
          ],
          volumes: [
            // gunicorn keeps one empty file of each worker there (its workertmp.py), and nothing else writes.
            { name: 'tmp', emptyDir: { sizeLimit: '16Mi' } },
            { name: 'deadline', configMap: { name: names.exporterDeadline } },
          ],
        },
      },
    },
  }) satisfies IDeployment
