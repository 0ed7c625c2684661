import { parseAllDocuments } from 'yaml'
import { command } from './command.ts'

/** An object as the API server gets it; what lies below is as its kind says. */
export interface KubernetesObject {
  kind: string
  metadata: { name: string; namespace: string; labels?: Record<string, string> }
}

/** The objects of an overlay as `kubectl kustomize` renders them. */
export const rendered = (overlay: string): KubernetesObject[] =>
  parseAllDocuments(command('kubectl', ['kustomize', overlay])).map(document => document.toJS())

/** All objects of a kind, as the kind's type. */
export const ofKind = <Kind>(objects: KubernetesObject[], kind: string) =>
  objects.filter(object => object.kind === kind) as (KubernetesObject & Kind)[]

/** Objects whose labels carry all of a selector's. */
export const selected = <Labelled>(
  objects: Labelled[],
  labels: (object: Labelled) => Record<string, string> | undefined,
  selector: Record<string, string>,
) =>
  objects.filter(object => Object.entries(selector).every(([key, value]) => labels(object)?.[key] === value))
