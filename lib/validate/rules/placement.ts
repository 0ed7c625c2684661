import type {
  LabelSelector,
  LabelSelectorRequirement,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinity,
} from '../../environment.ts'
import { annotationsInBase } from '../../generate/overlay/pod-template.ts'
import type { Fault } from '../../problem/fault.ts'
import type { FieldPath } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'
import { faultyKeys } from './labels.ts'
import { typedKey } from './typed-key.ts'

const root: FieldPath = ['pveExporter']

/** Annotations have keys like those of labels, which Kustomize reads as text, and 256 KiB in all (Kubernetes: ValidateAnnotations). */
export const podAnnotations: Rule = ({ pveExporter: { podAnnotations = {} } }) => {
  const at = [...root, 'podAnnotations']
  return [
    ...faultyKeys(podAnnotations, at),
    ...Object.keys(podAnnotations).flatMap(key => {
      const message = typedKey(key)
      return message === undefined ? [] : [{ path: [...at, key], message }]
    }),
    ...Object.keys(podAnnotations)
      .filter(key => Object.hasOwn(annotationsInBase ?? {}, key))
      .map(key => ({
        path: [...at, key],
        message: "can't be set: by it the pods are made anew when what they mount changes; leave it out",
      })),
    ...(sizeOf(podAnnotations) > mostBytes
      ? [
          {
            path: at,
            message: `has ${sizeOf(podAnnotations)} bytes, and Kubernetes takes annotations of ${mostBytes} in all; leave some out`,
          },
        ]
      : []),
  ]
}

const sizeOf = (annotations: Record<string, string>): number =>
  Buffer.byteLength(Object.entries(annotations).flat().join(''))

/** What the generator's own annotations leave. */
const mostBytes = 2 ** 18 - 1024

/** What Kubernetes asks of selectors in an affinity (ValidateNodeSelectorRequirement, ValidateLabelSelector). */
export const affinity: Rule = ({ pveExporter: { affinity = {} } }) => {
  const { nodeAffinity = {}, podAffinity = {}, podAntiAffinity = {} } = affinity
  const at = [...root, 'affinity']
  return [
    ...(nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms ?? []).flatMap(
      (term, index) => ofTerm(term, [...at, 'nodeAffinity', required, 'nodeSelectorTerms', index]),
    ),
    ...(nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution ?? []).flatMap(({ preference }, index) =>
      ofTerm(preference, [...at, 'nodeAffinity', preferred, index, 'preference']),
    ),
    ...ofPods(podAffinity, [...at, 'podAffinity']),
    ...ofPods(podAntiAffinity, [...at, 'podAntiAffinity']),
  ]
}

const required = 'requiredDuringSchedulingIgnoredDuringExecution'
const preferred = 'preferredDuringSchedulingIgnoredDuringExecution'

const ofPods = (pods: PodAffinity, at: FieldPath): Fault[] =>
  [
    ...(pods[required] ?? []).map((term, index) => ({ term, path: [...at, required, index] })),
    ...(pods[preferred] ?? []).map(({ podAffinityTerm }, index) => ({
      term: podAffinityTerm,
      path: [...at, preferred, index, 'podAffinityTerm'],
    })),
  ].flatMap(({ term, path }) => [
    ...(['labelSelector', 'namespaceSelector'] as const).flatMap(name =>
      ofSelector(term[name], [...path, name]),
    ),
    // The API server warns of it, too.
    ...(term.labelSelector === undefined
      ? [
          {
            path,
            message: 'has no labelSelector, so it means no pod; give one, {} for every pod',
            severity: 'warning' as const,
          },
        ]
      : []),
  ])

const ofSelector = ({ matchLabels, matchExpressions = [] }: LabelSelector = {}, at: FieldPath): Fault[] => [
  ...faultyKeys(matchLabels, [...at, 'matchLabels']),
  ...ofExpressions(matchExpressions, [...at, 'matchExpressions']),
]

const ofTerm = ({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm, at: FieldPath): Fault[] => [
  ...ofExpressions(matchExpressions, [...at, 'matchExpressions']),
  ...matchFields.flatMap(field => ofField(field, [...at, 'matchFields', matchFields.indexOf(field)])),
]

/** Of a node's fields there is only its name to ask for, by one value (Kubernetes: ValidateNodeFieldSelectorRequirement). */
const ofField = ({ key, operator, values = [] }: NodeSelectorRequirement, path: FieldPath): Fault[] => [
  ...(key === 'metadata.name'
    ? []
    : [
        {
          path: [...path, 'key'],
          message: `${received(key)} is not "metadata.name", the only field of nodes`,
        },
      ]),
  ...(operator === 'In' || operator === 'NotIn'
    ? []
    : [{ path: [...path, 'operator'], message: `${received(operator)} is not "In" or "NotIn"` }]),
  ...(values.length === 1 && nodeName.test(`${values[0]}`)
    ? []
    : [{ path: [...path, 'values'], message: 'must be the name of one node' }]),
]

const nodeName = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/

const ofExpressions = (
  expressions: (NodeSelectorRequirement | LabelSelectorRequirement)[],
  at: FieldPath,
): Fault[] =>
  expressions.flatMap(({ operator, values = [] }, index) => {
    const path = [...at, index, 'values']
    if (operator === 'Exists' || operator === 'DoesNotExist')
      return values.length === 0
        ? []
        : [{ path, message: `must be left out when the operator is ${JSON.stringify(operator)}` }]
    if (operator === 'Gt' || operator === 'Lt')
      return values.length === 1 && /^[0-9]+$/.test(values[0] as string)
        ? []
        : [
            {
              path,
              message: `must be one whole number, as text, when the operator is ${JSON.stringify(operator)}`,
            },
          ]
    return values.length > 0
      ? []
      : [{ path, message: `must have a value when the operator is ${JSON.stringify(operator)}` }]
  })
