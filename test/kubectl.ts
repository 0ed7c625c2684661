import { execFileSync } from 'node:child_process'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../lib/generate/kubernetes-object.ts'
import { findProgram, isAtLeast } from './program.ts'
import { suiteThatNeeds } from './suite-that-needs.ts'

/** An object as Kustomize renders it, with whatever fields it has. */
export type Rendered = KubernetesObject & {
  metadata: { namespace?: string }
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
  [field: string]: any
}

/** A kubectl with Kustomize 5, as of kubectl 1.27: the only one that the overlays are rendered with. */
export const kubectl = findProgram({
  names: ['kubectl'],
  question: ['version', '--client'],
  isEnough: isAtLeast(/Kustomize Version: v(\d+)\.(\d+)/, 5, 0),
  otherwise: 'no Kustomize 5 in kubectl',
})

/** A suite of tests that need kubectl. */
export const kubectlSuite = (title: string) => suiteThatNeeds(title, kubectl)

/** The objects that `kubectl kustomize` renders of a folder, as a reader of that version of YAML takes them. */
export const kustomize = (folder: string, version: '1.1' | '1.2' = '1.2'): Rendered[] =>
  parseAllDocuments(
    execFileSync(kubectl.path as string, ['kustomize', folder], {
      encoding: 'utf8',
      stdio: 'pipe',
      maxBuffer: 2 ** 26,
    }),
    {
      version,
    },
  ).map(document => document.toJS())

/** The one object of a kind and name. */
export const objectOf = (objects: Rendered[], kind: string, name: string): Rendered => {
  const found = objects.filter(object => object.kind === kind && object.metadata.name === name)
  if (found.length !== 1) throw new Error(`${found.length} objects are ${kind} ${name}`)
  return found[0] as Rendered
}
