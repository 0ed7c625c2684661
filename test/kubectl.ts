import { execFileSync, spawnSync } from 'node:child_process'
import { suite } from 'uvu'
import { parseAllDocuments } from 'yaml'
import type { KubernetesObject } from '../lib/generate/kubernetes-object.ts'

/** An object as Kustomize renders it, with whatever fields it has. */
export type Rendered = KubernetesObject & {
  metadata: { namespace?: string }
  // biome-ignore lint/suspicious/noExplicitAny: tests look into objects of every kind
  [field: string]: any
}

/** Whether this machine has kubectl. */
export const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0

/** A suite of tests that need kubectl; where it is missing they are skipped and say so. */
export const kubectlSuite = (name: string) => {
  const tests = suite(name)
  if (hasKubectl) return tests
  console.log(`${name}: skipped: no kubectl`)
  const none = () => {}
  return Object.assign(none, {
    run: none,
    skip: none,
    only: none,
    before: none,
    after: none,
  }) as unknown as typeof tests
}

/** The objects that `kubectl kustomize` renders of a folder, as a reader of that version of YAML takes them. */
export const kustomize = (folder: string, version: '1.1' | '1.2' = '1.2'): Rendered[] =>
  parseAllDocuments(
    execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8', stdio: 'pipe', maxBuffer: 2 ** 26 }),
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
