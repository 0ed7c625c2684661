import { toolbox } from './images.ts'

const namespace = 'monitoring'
const labels = { app: 'sample' }
const ports = [
  { name: 'api', port: 8006 },
  { name: 'node', port: 9100 },
]

/** A Deployment that Pod Security `restricted` admits, in which tests run commands. */
export const sampleDeployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'sample', namespace },
  spec: {
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        terminationGracePeriodSeconds: 0,
        securityContext: { runAsNonRoot: true, runAsUser: 101, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'toolbox',
            image: toolbox,
            args: ['sleep', 'infinity'],
            securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
          },
        ],
      },
    },
  },
}

/** A headless Service without selector, with an address and a host name for each hypervisor. */
export const sampleHypervisors = (hosts: { name: string; address: string }[]) => [
  {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'sample-hypervisor', namespace, labels: { sample: 'hypervisors' } },
    spec: { clusterIP: 'None', ports },
  },
  {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: { name: 'sample-hypervisor', namespace, labels: { sample: 'hypervisors' } },
    subsets: [
      {
        addresses: hosts.map(({ name, address }) => ({ ip: address, hostname: name })),
        ports,
      },
    ],
  },
]

/** The exporter's real image, run as the generated Deployment runs it. */
export const sampleExporter = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'sample-exporter', namespace },
  spec: {
    selector: { matchLabels: { app: 'sample-exporter' } },
    template: {
      metadata: { labels: { app: 'sample-exporter' } },
      spec: {
        securityContext: { runAsNonRoot: true, runAsUser: 101, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [
          {
            name: 'pve-exporter',
            image: 'prompve/prometheus-pve-exporter:3.10.2',
            env: [
              { name: 'PVE_USER', value: 'monitor@pve' },
              { name: 'PVE_TOKEN_NAME', value: 'sample' },
              { name: 'PVE_TOKEN_VALUE', value: 'sample' },
            ],
            ports: [{ name: 'http', containerPort: 9221 }],
            readinessProbe: { httpGet: { path: '/', port: 'http' }, periodSeconds: 1 },
            securityContext: {
              allowPrivilegeEscalation: false,
              capabilities: { drop: ['ALL'] },
              readOnlyRootFilesystem: true,
            },
            volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
          },
        ],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
    },
  },
}

/** Scrapes the hypervisors of `sampleHypervisors` on their node exporters' port. */
export const sampleMonitor = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'ServiceMonitor',
  metadata: { name: 'sample', namespace, labels: { release: 'kube-prometheus-stack' } },
  spec: {
    selector: { matchLabels: { sample: 'hypervisors' } },
    endpoints: [
      {
        port: 'node',
        interval: '2s',
        relabelings: [
          {
            sourceLabels: [
              '__meta_kubernetes_endpoint_hostname',
              '__meta_kubernetes_endpointslice_endpoint_hostname',
            ],
            separator: '',
            targetLabel: 'instance',
          },
        ],
      },
    ],
  },
}

/** Lets the sample pod reach DNS and one address, and only pods labelled as Prometheus's reach it. */
export const samplePolicy = (address: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'sample', namespace },
  spec: {
    podSelector: { matchLabels: labels },
    policyTypes: ['Ingress', 'Egress'],
    ingress: [{ from: [{ podSelector: { matchLabels: { 'app.kubernetes.io/name': 'prometheus' } } }] }],
    egress: [
      {
        to: [{ namespaceSelector: {}, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } }],
        ports: [{ port: 53, protocol: 'UDP' }, { port: 'dns-tcp' }],
      },
      { to: [{ ipBlock: { cidr: `${address}/32` } }], ports: [{ port: 8006 }] },
    ],
  },
})

/** Lets only pods with such labels reach the exporter, on its port's name. */
export const sampleIngressPolicy = (matchLabels: Record<string, string>) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'sample-exporter', namespace },
  spec: {
    podSelector: { matchLabels: { app: 'sample-exporter' } },
    policyTypes: ['Ingress'],
    ingress: [{ from: [{ podSelector: { matchLabels } }], ports: [{ port: 'http' }] }],
  },
})
