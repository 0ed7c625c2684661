import type { Cause } from '../cause.ts'
import { lyon, namespace } from '../environments.ts'
import { oldImage, pullOldExporter } from '../old-exporter.ts'
import { apply, cluster, deliver, kubectl, proxmox, rolledOut, tree, write } from '../shared.ts'

const inNamespace = `--namespace=${namespace}`
const { PVE_TOKEN_VALUE: TOKEN } = proxmox.secret
const exporters = '--selector=environment=lyon,app.kubernetes.io/component=pve-exporter'
const endpoints = 'lyon-proxmox-monit-pve-exporter-hypervisor'

/** What is wrong with the files of the environment and the objects that were made of them. */
export const objectCauses: Cause[] = [
  {
    cause: "the environment's file was changed and nothing built",
    code: 'PM104',
    make: async () => write('lyon', { ...lyon, nodeExporter: { interval: '5s' } }),
    restore: () => deliver(lyon),
  },
  {
    cause: 'what is applied was built and not committed',
    code: 'PM105',
    make: async () => {
      write('lyon', { ...lyon, labels: { team: 'infra' } })
      await tree.shell('npm run --silent build')
      await apply()
    },
    restore: () => deliver(lyon),
  },
  {
    cause: 'the cluster does not know a kind: the Grafana operator is not installed',
    code: 'PM107',
    make: async () => {
      const instanceLabels = { dashboards: 'grafana' }
      write('lyon', { ...lyon, dashboards: { grafanaOperator: { instanceLabels } } })
      await tree.push('dashboards for the Grafana operator')
    },
    byHand: () => deliver(lyon),
  },
  {
    cause: 'an object was never applied: the Endpoints are gone',
    code: 'PM208',
    make: () => kubectl(['delete', 'endpoints', endpoints, inNamespace]),
  },
  {
    cause: 'somebody edited the Endpoints by hand',
    code: 'PM211',
    make: () =>
      kubectl([
        ...['patch', 'endpoints', endpoints, inNamespace, '--type=json'],
        '--patch=[{"op":"replace","path":"/subsets/0/addresses/0/ip","value":"203.0.113.79"}]',
      ]),
  },
  {
    cause: 'somebody gave the Service of the hypervisors a selector',
    code: 'PM211',
    make: () =>
      kubectl([
        ...['patch', 'service', endpoints, inNamespace, '--type=merge'],
        '--patch={"spec":{"selector":{"app":"pve"}}}',
      ]),
  },
  {
    cause: 'the namespace of a new environment does not exist',
    code: 'PM207',
    environment: 'annecy',
    isNotAll: true,
    make: async () => {
      write('annecy', { ...lyon, namespace: 'annecy' })
      await tree.push('a new environment')
    },
    restore: async () => {
      await kubectl(['delete', 'namespace', 'annecy', '--wait=false'])
      await tree.shell('rm environments/annecy.ts')
      await tree.push('without it')
    },
  },
]

/** What is wrong with credentials, CA and pods. */
export const podCauses: Cause[] = [
  {
    cause: 'there is no Secret',
    code: 'PM302',
    variables: { TOKEN },
    make: async () => {
      await kubectl(['delete', 'secret', 'pve-exporter', inNamespace])
      await kubectl(['delete', 'pods', inNamespace, exporters])
    },
  },
  {
    cause: 'the Secret lacks a key',
    code: 'PM302',
    variables: { TOKEN },
    make: () =>
      kubectl(['patch', 'secret', 'pve-exporter', inNamespace, '--patch={"data":{"PVE_TOKEN_VALUE":null}}']),
  },
  {
    cause: 'the Secret was rotated, and the pods are older',
    code: 'PM314',
    make: () =>
      kubectl([
        'patch',
        'secret',
        'pve-exporter',
        inNamespace,
        '--patch={"stringData":{"PVE_NOTE":"rotated"}}',
      ]),
  },
  {
    cause: 'the CA is gone',
    code: 'PM303',
    make: () => kubectl(['delete', 'configmap', 'pve-ca', inNamespace]),
  },
  {
    cause: 'the CA is Proxmox VE’s own, without key usage',
    code: 'PM304',
    make: () =>
      kubectl.apply(
        [
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'pve-ca', namespace },
            data: { 'ca.crt': proxmox.ca },
          },
        ],
        '--force-conflicts',
      ),
  },
  {
    cause: 'the image cannot be pulled',
    code: 'PM308',
    make: () => deliver({ ...lyon, pveExporter: { ...lyon.pveExporter, image: { tag: '3.99.0' } } }),
    byHand: () => deliver(lyon),
  },
  {
    cause: 'the image is older than the arguments that the overlay gives it',
    code: 'PM310',
    make: async () => {
      await pullOldExporter()
      await deliver({ ...lyon, pveExporter: { ...lyon.pveExporter, image: oldImage } })
    },
    restore: async () => {
      await deliver(lyon)
      await rolledOut()
    },
  },
  {
    cause: 'a quota of the namespace leaves no room for the pods',
    code: 'PM306',
    make: async () => {
      await kubectl.apply([
        {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'small', namespace },
          spec: { hard: { pods: '1' } },
        },
      ])
      // Until the controller has counted, the API server knows of no limit.
      await cluster.waitFor('the quota to be counted', async () => {
        const { status } = await kubectl.get('resourcequota', 'small', inNamespace)
        return status?.used?.pods !== undefined
      })
      await kubectl(['delete', 'pods', inNamespace, exporters])
    },
    byHand: async () => {
      await kubectl(['delete', 'resourcequota', 'small', inNamespace])
      // The controller tries again after a pause that grows.
      await kubectl(['rollout', 'restart', 'deployment', inNamespace, '--selector=environment=lyon'])
    },
  },
]
