import { type FieldPath, fieldName } from '../problem/field-path.ts'

/** Why no field takes a key of a chart, by what charts call it. */
const reasons: [RegExp, string][] = [
  [/(^|\.)(replicaCount|replicas)$/, 'one replica is enough: it starts in seconds; otherwise a patch'],
  [/(^|\.)(ingress|route|autoscaling|hpa)\b/, 'nothing but Prometheus asks the exporter'],
  [/(^|\.)serviceAccount\b/, 'the overlay has its own ServiceAccount; annotations are a patch'],
  [
    /(^|\.)(podSecurityContext|securityContext|containerSecurityContext)\b/,
    'the overlay’s pods are unprivileged as they are',
  ],
  [/(^|\.)service\b/, 'the overlay has its own Services, on port 9221'],
  [
    /(^|\.)(nameOverride|fullnameOverride|environment|release)$/,
    'names follow the environment’s name, or namePrefix',
  ],
  [/(^|\.)(prometheusRule|prometheusRules|rules|alerts)\b/, 'alerts come with the overlay (docs/alerts.md)'],
  [/(^|\.)(dashboards?|grafana)\b/, 'dashboards come with the overlay'],
  [/(^|\.)(relabelings|metricRelabelings)\b/, 'the overlay sets job and instance itself; others are a patch'],
  [/(^|\.)(args|extraArgs|extraEnv|extraEnvFrom|env|command)\b/, 'a patch, where you still need it'],
  [/(^|\.)(enabled|create)$/, 'the overlay always has it'],
  [/^chart\b|^global\b/, 'of the chart alone'],
]

export const whyNotUsed = (path: FieldPath): string =>
  reasons.find(([pattern]) => pattern.test(fieldName(path)))?.[1] ??
  'no field has this meaning; where a template used it, a patch does'
