import { stringify } from 'yaml'
import type { PatchOperation } from '../../../../lib/environment.ts'
import { define } from '../../cluster/definitions.ts'
import type { Cause } from '../cause.ts'
import { definition } from '../definition.ts'
import { lyon, namespace } from '../environments.ts'
import { oldImage, pullOldExporter } from '../old-exporter.ts'
import { apply, cluster, deliver, kubectl, proxmox, rolledOut, tree, write } from '../shared.ts'

const inNamespace = `--namespace=${namespace}`
const { PVE_TOKEN_VALUE: TOKEN } = proxmox.secret
const exporters = '--selector=environment=lyon,app.kubernetes.io/component=pve-exporter'
const endpoints = 'lyon-proxmox-monit-pve-exporter-hypervisor'

const group = 'grafana.integreatly.org'
const byGrafanaOperator = {
  ...lyon,
  dashboards: { grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } },
}

/** A Grafana of the Grafana operator, as its documentation labels one; neither the operator nor Grafana runs. */
const grafanaOperator = async () => {
  const kinds = ['Grafana', 'GrafanaDashboard'].map(kind => definition(group, 'v1beta1', kind))
  await define(cluster, kinds.map(each => stringify(each)).join('---\n'))
  await kubectl.apply([
    {
      apiVersion: `${group}/v1beta1`,
      kind: 'Grafana',
      metadata: { name: 'grafana', namespace, labels: { dashboards: 'grafana' } },
    },
  ])
  await apply()
}

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
      write('lyon', byGrafanaOperator)
      await tree.push('dashboards for the Grafana operator')
    },
    byHand: grafanaOperator,
  },
  {
    cause: 'no Grafana has the label by which the dashboards choose theirs',
    code: 'PM605',
    make: async () => {
      await deliver(byGrafanaOperator)
      await kubectl(['label', 'grafana', 'grafana', inNamespace, '--overwrite', 'dashboards=external'])
    },
    restore: async () => {
      for (const plural of ['grafanas', 'grafanadashboards'])
        await kubectl(['delete', 'crd', `${plural}.${group}`])
      await deliver(lyon)
    },
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
    restore: () => kubectl(['delete', 'namespace', 'annecy', '--wait=false']),
  },
  {
    cause: 'an environment was copied, and its hypervisors are still those of the first',
    code: 'PM110',
    make: async () => {
      if (write('annecy', { ...lyon, namespace: 'annecy' })) await tree.push('a new environment')
    },
    byHand: async () => {
      await tree.shell('rm environments/annecy.ts')
      await tree.push('without it')
    },
  },
  {
    cause: 'somebody else gave the Service of the hypervisors an EndpointSlice',
    code: 'PM212',
    make: () =>
      kubectl.apply([
        {
          apiVersion: 'discovery.k8s.io/v1',
          kind: 'EndpointSlice',
          metadata: { name: 'lyon-foreign', namespace, labels: { 'kubernetes.io/service-name': endpoints } },
          addressType: 'IPv4',
          endpoints: [{ addresses: ['203.0.113.79'] }],
          ports: [{ name: 'https', port: 8006, protocol: 'TCP' }],
        },
      ]),
  },
]

const onNodes = async (verb: 'cordon' | 'uncordon') => {
  const names = await kubectl(['get', 'nodes', '--output=name'])
  await kubectl([verb, ...names.trim().split('\n')])
}

/** Delivers the environment with one more patch of its exporters. */
const patched = (operation: PatchOperation) =>
  deliver({
    ...lyon,
    patches: [...(lyon.patches ?? []), { target: { kind: 'Deployment' }, patch: [operation] }],
  })

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
    cause: 'a variable comes from a ConfigMap that does not exist',
    code: 'PM309',
    make: () =>
      patched({
        op: 'add',
        path: '/spec/template/spec/containers/0/env/-',
        value: { name: 'TZ', valueFrom: { configMapKeyRef: { name: 'nowhere', key: 'zone' } } },
      }),
    byHand: () => deliver(lyon),
  },
  {
    cause: 'the exporter ends at its start: a patch gives it another command',
    code: 'PM312',
    make: () =>
      patched({
        op: 'add',
        path: '/spec/template/spec/containers/0/command',
        value: ['sh', '-c', 'echo no exporter is here; exit 3'],
      }),
    byHand: () => deliver(lyon),
  },
  {
    cause: 'the memory is too little to start with',
    code: 'PM311',
    make: () =>
      deliver({
        ...lyon,
        pveExporter: {
          ...lyon.pveExporter,
          resources: { requests: { memory: '8Mi' }, limits: { memory: '16Mi' } },
        },
      }),
    restore: () => deliver(lyon),
  },
  {
    cause: 'every Kubernetes node is cordoned',
    code: 'PM307',
    make: async () => {
      await onNodes('cordon')
      await kubectl(['delete', 'pods', inNamespace, exporters])
    },
    byHand: () => onNodes('uncordon'),
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
      // The API server refuses once the controller has counted and its own cache knows of the quota; pods that are made before stay.
      const [deployment] = (await kubectl.get('deployments', inNamespace, '--selector=environment=lyon'))
        .items
      const oneMore = {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'one-more', namespace },
        spec: deployment.spec.template.spec,
      }
      await cluster.eventually('the quota to refuse a pod', async () => {
        const refusal = await kubectl.apply([oneMore], '--dry-run=server').catch(String)
        if (!refusal.includes('exceeded quota: small')) throw new Error(refusal)
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
