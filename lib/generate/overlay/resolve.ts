import { applyPatch } from 'rfc6902'
import type { PatchOperation } from '../../environment.ts'
import { valueAt } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import { type Part, parts } from '../base.ts'
import { copyOf } from '../copy-of.ts'
import type { KubernetesObject } from '../kubernetes-object.ts'
import { changedType } from './changed-type.ts'
import { missingParent } from './missing-parent.ts'
import { missingPath } from './missing-path.ts'
import { type OverlayPatch, partsOf } from './patch.ts'

/** A patch that Kustomize would drop without a word or fail on. */
export interface UnresolvedPatch {
  patch: OverlayPatch
  message: string
  /** Index of the operation that fails; none where the target matches nothing. */
  operation?: number
}

/** The base's objects of the parts that an overlay takes. */
export const objectsOf = (taken: Part[]): KubernetesObject[] => taken.flatMap(part => parts[part])

/** Applies an overlay's patches to its objects as Kustomize would: the objects, and the patches that fail. */
export const resolve = (objects: KubernetesObject[], patches: OverlayPatch[]) => {
  const copies = objects.map(copyOf)
  const unresolved = patches.flatMap(patch => resolvePatch(copies, patch))
  return { objects: copies, unresolved }
}

const resolvePatch = (objects: KubernetesObject[], patch: OverlayPatch): UnresolvedPatch[] => {
  const targets = objects.filter(object => matches(object, patch.target))
  if (targets.length === 0) return [{ patch, message: noTarget(objects, patch.target) }]
  return targets.flatMap(target => failures(target, patch)).slice(0, 1)
}

const matches = ({ kind, metadata }: KubernetesObject, target: OverlayPatch['target']): boolean =>
  anchored(target.kind).test(kind) && (target.name === undefined || anchored(target.name).test(metadata.name))

/** A name pattern as Kustomize takes it. Repeated `.*` would take a backtracking matcher for ever. */
const anchored = (pattern: string): RegExp => new RegExp(`^(?:${pattern.replaceAll(/(\.\*)+/g, '.*')})$`)

const failures = (object: KubernetesObject, patch: OverlayPatch): UnresolvedPatch[] =>
  patch.operations.flatMap((operation, index) => {
    const fault =
      missingParent(object, operation) ??
      missingPath(object, operation) ??
      changedType(object, operation) ??
      failure(object, operation)
    return fault === undefined
      ? []
      : [
          {
            patch,
            operation: index,
            message: `can't be done to ${object.kind} ${object.metadata.name}: ${fault}`,
          },
        ]
  })

const failure = (object: KubernetesObject, operation: PatchOperation): string | undefined => {
  const message = applyPatch(object, [copyOf(operation)])[0]?.message
  if (message === undefined || operation.op !== 'test') return message
  const there = valueAt(object, partsOf(operation.path))
  return `${operation.path} is ${received(there)}, not ${received(operation.value)}`
}

const noTarget = (objects: KubernetesObject[], { kind, name }: OverlayPatch['target']): string => {
  const ofKind = objects.filter(object => anchored(kind).test(object.kind))
  const there =
    ofKind.length > 0
      ? `of that kind it has ${listed(ofKind.map(({ metadata }) => metadata.name))}, whose names get their prefix after the patches`
      : `the kinds in it are ${listed(objects.map(object => object.kind))}`
  return `matches no object of the overlay (${name === undefined ? kind : `${kind} ${name}`}); ${there}`
}

const listed = (words: string[]): string => [...new Set(words)].join(', ')
