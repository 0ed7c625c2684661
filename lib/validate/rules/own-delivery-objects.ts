import type { Rule } from '../rule.ts'
import { faultyKeys } from './labels.ts'
import { typedKey } from './typed-key.ts'

/** What an object that exists already says, no field of an environment can say. */
export const ownObjects: Rule = ({ delivery }) => [
  ...(delivery?.revision !== undefined && delivery.flux?.source !== undefined
    ? [
        {
          path: ['delivery', 'revision'],
          message: `is given, but delivery.flux.source names the GitRepository ${JSON.stringify(delivery.flux.source)}, which has its own; leave one of them out`,
        },
      ]
    : []),
  ...(delivery?.argocd?.syncWindows !== undefined && delivery.argocd.project !== undefined
    ? [
        {
          path: ['delivery', 'argocd', 'syncWindows'],
          message: `are given, but delivery.argocd.project names the AppProject ${JSON.stringify(delivery.argocd.project)}, which has its own; set them there`,
        },
      ]
    : []),
]

/** Annotations of an Application have keys like those of labels (Kubernetes: ValidateAnnotations), which Kustomize reads as text. */
export const applicationAnnotations: Rule = ({ delivery }) => {
  const annotations = delivery?.argocd?.annotations ?? {}
  const at = ['delivery', 'argocd', 'annotations']
  return [
    ...faultyKeys(annotations, at),
    ...Object.keys(annotations).flatMap(key => {
      const message = typedKey(key)
      return message === undefined ? [] : [{ path: [...at, key], message }]
    }),
  ]
}
