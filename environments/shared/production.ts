import type { Fragment } from '../../lib/extend.ts'

/** What all production environments have in common. */
export const production: Fragment = {
  labels: { stage: 'production' },
  pveExporter: {
    tls: { caConfigMap: 'pve-root-ca' },
    image: { name: 'registry.example.com/prompve/prometheus-pve-exporter' },
    imagePullSecrets: [{ name: 'registry' }],
    tolerations: [{ key: 'dedicated', operator: 'Equal', value: 'monitoring', effect: 'NoSchedule' }],
    nodeSelector: { 'node-role.kubernetes.io/monitoring': '' },
    priorityClassName: 'monitoring',
  },
  prometheus: { monitorLabels: { release: 'kube-prometheus-stack' } },
}
